#!/bin/sh
# completions.sh FOLDER: the completions load, and bash's complete.  Shells
# that are not there are not asked.
. "$(dirname "$0")/report.sh"
cd "$1" || exit 1

# offers WORD WORDS…: completing the last of WORDS offers WORD.
offers() {
	wanted=$1
	shift
	bash -c '. ./rungs.bash
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_rungs
		printf "%s\n" "${COMPREPLY[@]}"' - "$@" |
		grep -qxF -e "$wanted" || fault "bash: '$*' does not offer $wanted"
}

if command -v bash >/dev/null; then
	offers search rungs se
	offers roles rungs list r
	offers roles rungs --json list ''
	offers never rungs --color n
	offers never rungs info --color ''
	offers role rungs search --kind ro
	offers --kind rungs search --k
	offers --atlas rungs --at
	offers rungs.bash rungs --atlas rungs.b
	offers rungs.bash rungs compile -o rungs.b
	offers show rungs help sh
fi
if command -v zsh >/dev/null; then
	zsh -n _rungs || fault 'zsh does not take its file'
fi
if command -v fish >/dev/null; then
	fish --no-execute rungs.fish || fault 'fish does not take its file'
fi
finish
