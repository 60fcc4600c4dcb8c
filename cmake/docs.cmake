# The manual page and completions, made from the program's own tables; the
# target 'readme' brings the README's sections up to date.
file(GLOB docs_sources CONFIGURE_DEPENDS src/docs/*.c)
add_executable(rungs-docs ${docs_sources})
target_include_directories(rungs-docs PRIVATE src)
target_compile_definitions(rungs-docs PRIVATE RUNGS_DATE="2026-11-24")
target_link_libraries(rungs-docs PRIVATE
  rungs_options rungs_cli rungs_screens rungs_kpo)

function(rungs_manual text file folder)
  add_custom_command(
    OUTPUT ${file}
    COMMAND rungs-docs ${text} > ${file}
    DEPENDS rungs-docs
    VERBATIM)
  install(FILES ${CMAKE_BINARY_DIR}/${file} DESTINATION ${folder} ${ARGN})
endfunction()

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/completions)
rungs_manual(man rungs.1 ${CMAKE_INSTALL_MANDIR}/man1)
rungs_manual(bash completions/rungs.bash
  ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME rungs)
rungs_manual(zsh completions/_rungs
  ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
rungs_manual(fish completions/rungs.fish
  ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
add_custom_target(manuals ALL DEPENDS
  rungs.1 completions/rungs.bash completions/_rungs completions/rungs.fish)

add_custom_target(readme
  COMMAND rungs-docs --write ${CMAKE_SOURCE_DIR}/README.md
  VERBATIM)
