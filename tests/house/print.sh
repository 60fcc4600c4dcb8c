#!/bin/sh
# print.sh RUNGS: the pages that are meant for paper, printed by a browser on A4
# and on US Letter: so many sheets, all that they say, nothing in the margin.
. "$(dirname "$0")/report.sh"

rungs=$1
browser=$(command -v chromium) || skip 'there is no chromium'
command -v pdftotext >/dev/null || skip 'there is no pdftotext'
place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT

# on_paper PAPER PAGE: prints it to page.pdf; the sheet is said in its style,
# where a person would choose it.
on_paper() {
	sed "s/@page{/@page{size:$1;/;s/size:landscape/size:$1 landscape/" \
		"$2" >"$place/page.html"
	rm -f "$place/page.pdf"
	HOME=$place timeout 60 "$browser" --headless --no-sandbox \
		--disable-gpu --no-pdf-header-footer \
		--print-to-pdf="$place/page.pdf" \
		"file://$place/page.html" 2>/dev/null
	[ -s "$place/page.pdf" ] || fault "$2 does not print"
}

# in_the_margin: how many words lie outside of the sheet less 10 mm.
in_the_margin() {
	pdftotext -bbox "$place/page.pdf" - | awk -F'"' '
		/<page / { width = $2; height = $4 }
		/<word / && ($2 < 28 || $4 < 28 || $6 > width - 28 ||
			$8 > height - 28) { out++ }
		END { print out + 0 }'
}

# check PAGE MOST PATTERN…: at most so many sheets, with all of these words.
check() {
	page=$1 most=$2
	shift 2
	for paper in A4 letter; do
		on_paper "$paper" "$page"
		sheets=$(pdfinfo "$place/page.pdf" | sed -n 's/^Pages: *//p')
		[ "${sheets:-99}" -le "$most" ] ||
			fault "$page on $paper: $sheets sheets, not $most"
		out=$(in_the_margin)
		[ "$out" = 0 ] || fault "$page on $paper: $out words cut"
		pdftotext -layout "$place/page.pdf" "$place/page.txt"
		for words; do
			grep -q "$words" "$place/page.txt" ||
				fault "$page on $paper lacks: $words"
		done
	done
}

"$rungs" ladder legal --format html -o "$place/ladder.html" ||
	fault 'no ladder'
check "$place/ladder.html" 3 'Ladder of Legal data services' \
	'Litigation' 'Moves: A advancement' 'The same in words' \
	'Document Coding Associate Delivery'
finish
