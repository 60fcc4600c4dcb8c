#!/bin/sh
# scripts.sh SOURCE_DIR: shellcheck has nothing to say.
. "$(dirname "$0")/report.sh"
cd "$1" || exit 1

command -v shellcheck >/dev/null || skip 'there is no shellcheck'
shellcheck run .ci/run || fault 'see above'
find tests -name '*.sh' -exec shellcheck -s sh -e SC1091 {} + ||
	fault 'see above'
finish
