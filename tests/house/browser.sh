#!/bin/sh
# browser.sh RUNGS: the ladders as SVG and HTML in a browser without a window:
# of the right size, not blank, and nothing of a box or its title cut off.
# shellcheck disable=SC2154	# chromium.sh sets place
. "$(dirname "$0")/report.sh"
. "$(dirname "$0")/chromium.sh"

rungs=$1

# picture_size PNG: its width and height, from its first chunk.
picture_size() {
	od -An -tu1 -j16 -N8 "$1" |
		awk '{ print $3 * 256 + $4, $7 * 256 + $8 }'
}

# A script that tells of each box whether it and its title lie in the picture
# and the title in its box.
cat >"$place/judge" <<'END'
<script>
const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 &&
	a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
const rect = e => e.getBoundingClientRect();
const whole = rect(document.querySelector('svg'));
let boxes = 0, cut = 0;
for (const role of document.querySelectorAll('g.role')) {
	const box = rect(role.querySelector('rect'));
	boxes++;
	cut += !inside(box, whole);
	for (const text of role.querySelectorAll('text'))
		cut += !inside(rect(text), box);
}
for (const text of document.querySelectorAll('svg text'))
	cut += !inside(rect(text), whole);
document.title = `${boxes} boxes, ${cut} cut`;
</script>
END

# check NAME: looks at one ladder.
check() {
	for format in svg html; do
		"$rungs" ladder "$1" --format "$format" \
			-o "$place/ladder.$format" || fault "$1 is not drawn"
	done
	width=$(sed -n '1s/.* width="\([0-9]*\)".*/\1/p' "$place/ladder.svg")
	height=$(sed -n '1s/.* height="\([0-9]*\)".*/\1/p' "$place/ladder.svg")
	roles=$(grep -c '<g class="role' "$place/ladder.svg")

	look "$width" "$height" "$place/ladder.svg" \
		--screenshot="$place/ladder.png"
	look "$width" "$height" /dev/null --screenshot="$place/blank.png"
	if ! [ -s "$place/ladder.png" ]; then
		fault "$1 has no picture"
	elif [ "$(picture_size "$place/ladder.png")" != "$width $height" ]; then
		fault "$1 is not $width by $height"
	elif cmp -s "$place/ladder.png" "$place/blank.png"; then
		fault "$1 is blank"
	fi
	cat "$place/judge" >>"$place/ladder.html"
	look "$width" "$height" "$place/ladder.html" --dump-dom |
		grep -q "<title>$roles boxes, 0 cut</title>" ||
		fault "$1 is cut in its page"
}

for ladder in bi-analytics shared; do
	check "$ladder"
done
finish
