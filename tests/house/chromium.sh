# Sourced by the checks that look at pages in a browser without a window.

browser=$(command -v chromium) || skip 'there is no chromium'
place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT

# look WIDTH HEIGHT FILE ARGS…
look() {
	size=$1,$2 file=$3
	shift 3
	HOME=$place timeout 60 "$browser" --headless --no-sandbox \
		--disable-gpu --hide-scrollbars --window-size="$size" "$@" \
		"file://$file" 2>/dev/null
}
