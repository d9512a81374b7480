# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# One static library a layer. Headers are a file set, so that each is verified to stand alone
# (target all_verify_interface_header_sets).
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

# interleave_layer(NAME HEADERS … SOURCES … LINKS …): links are layers' names or imported targets.
function(interleave_layer name)
    cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;LINKS" ${ARGN})
    set(target interleave_${name})
    add_library(${target} STATIC)
    target_sources(${target}
        PRIVATE ${arg_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
    target_compile_features(${target} PUBLIC cxx_std_20)
    foreach(link IN LISTS arg_LINKS)
        if(TARGET interleave_${link})
            target_link_libraries(${target} PUBLIC interleave_${link})
        else()
            target_link_libraries(${target} PUBLIC ${link})
        endif()
    endforeach()
endfunction()
