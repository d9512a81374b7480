# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# One static library a layer. Each header is verified to stand alone where the build is not a quick one (preset dev):
# if a source has its name, by being the first that this source includes (tests/structure/check_includes.py sees to
# that); else as a file set, each header of which the target all_verify_interface_header_sets compiles.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

# interleave_layer(NAME HEADERS … SOURCES … LINKS … [PRECOMPILE …]): links are layers' names or imported targets.
# In a quick build ten sources of a layer are compiled as one, so what is local to a source has a name that no other
# one of its layer has. PRECOMPILE: headers that it compiles once instead, for a layer whose sources are not.
function(interleave_layer name)
    cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;LINKS;PRECOMPILE" ${ARGN})
    set(proved "")
    set(alone "")
    foreach(header IN LISTS arg_HEADERS)
        string(REGEX REPLACE "\\.h$" ".cpp" source "${header}")
        if(source IN_LIST arg_SOURCES)
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
    if(INTERLEAVE_QUICK_BUILD AND arg_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${arg_PRECOMPILE})
    elseif(INTERLEAVE_QUICK_BUILD)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
    endif()
    foreach(link IN LISTS arg_LINKS)
        if(TARGET interleave_${link})
            target_link_libraries(${target} PUBLIC interleave_${link})
        else()
            target_link_libraries(${target} PUBLIC ${link})
        endif()
    endforeach()
endfunction()
