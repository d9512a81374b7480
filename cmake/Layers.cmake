# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# One static library a layer. Each header is verified to stand alone: where a source has its name, by being the first
# that this source includes (tests/structure/check_includes.py sees to that); else as a file set, each header of which
# the target all_verify_interface_header_sets compiles.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

# interleave_layer(NAME [PRECOMPILED] HEADERS … SOURCES … LINKS …): links are layers' names or imported targets.
# PRECOMPILED: the sources have a precompiled header before all others, and so prove nothing.
function(interleave_layer name)
    cmake_parse_arguments(arg "PRECOMPILED" "" "HEADERS;SOURCES;LINKS" ${ARGN})
    set(proved "")
    set(alone "")
    foreach(header IN LISTS arg_HEADERS)
        string(REGEX REPLACE "\\.h$" ".cpp" source "${header}")
        if(source IN_LIST arg_SOURCES AND NOT arg_PRECOMPILED)
            list(APPEND proved ${header})
        else()
            list(APPEND alone ${header})
        endif()
    endforeach()
    set(target interleave_${name})
    add_library(${target} STATIC)
    target_sources(${target}
        PRIVATE ${arg_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${alone}
        PUBLIC FILE_SET proved TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${proved})
    set_target_properties(${target} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
    target_compile_features(${target} PUBLIC cxx_std_20)
    foreach(link IN LISTS arg_LINKS)
        if(TARGET interleave_${link})
            target_link_libraries(${target} PUBLIC interleave_${link})
        else()
            target_link_libraries(${target} PUBLIC ${link})
        endif()
    endforeach()
endfunction()
