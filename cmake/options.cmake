# Compiler options that every target shares.
option(RUNGS_WERROR "Treat warnings as errors" OFF)
option(RUNGS_STATIC_LIBRARIES
  "Link libraries in where the system has them as archives" OFF)
option(RUNGS_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)

add_library(rungs_options INTERFACE)
target_compile_definitions(rungs_options INTERFACE
  _GNU_SOURCE RUNGS_VERSION="${PROJECT_VERSION}")
target_compile_options(rungs_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wconversion -Wformat=2 -Werror=format-security -Wwrite-strings
  -fstack-protector-strong)
if(RUNGS_WERROR)
  target_compile_options(rungs_options INTERFACE -Werror)
endif()
if(RUNGS_SANITIZE)
  target_compile_options(rungs_options INTERFACE
    -O1 -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(rungs_options INTERFACE -fsanitize=address,undefined)
else()
  target_compile_options(rungs_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>)
endif()

# Packs what a program adjusts at its start to a hundredth of the size, where
# linker and loader can.
include(CheckCSourceRuns)
set(CMAKE_REQUIRED_FLAGS -fPIE)
set(CMAKE_REQUIRED_LINK_OPTIONS -pie -Wl,-z,pack-relative-relocs)
check_c_source_runs(
  "static int a, *volatile at = &a; int main(void) { return *at; }"
  RUNGS_PACKED_RELOCATIONS)
unset(CMAKE_REQUIRED_FLAGS)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
if(RUNGS_PACKED_RELOCATIONS)
  target_link_options(rungs_options INTERFACE -Wl,-z,pack-relative-relocs)
endif()
target_link_options(rungs_options INTERFACE
  -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)
