#!/bin/sh
# installed.sh BUILD_DIR: what is installed is all there, and runs from there.
. "$(dirname "$0")/report.sh"
cd "$1" || exit 1

stage=$PWD/stage
rm -rf "$stage"
cmake --install . --prefix "$stage" >install.log || fault "$(cat install.log)"
for file in bin/rungs share/man/man1/rungs.1 share/doc/rungs/LICENSE \
	share/bash-completion/completions/rungs \
	share/zsh/site-functions/_rungs \
	share/fish/vendor_completions.d/rungs.fish; do
	[ -s "$stage/$file" ] || fault "not installed: $file"
done
cd / || exit 1
"$stage/bin/rungs" --version || fault 'rungs --version fails'
finish
