#!/bin/sh
# print.sh RUNGS: the pages that are meant for paper, printed by a browser on A4
# and on US Letter: so many sheets, all that they say, nothing in the margin.
# shellcheck disable=SC2154	# chromium.sh sets place
. "$(dirname "$0")/report.sh"
. "$(dirname "$0")/chromium.sh"

rungs=$1
command -v pdftotext >/dev/null || skip 'there is no pdftotext'

# on_paper PAPER PAGE: prints it to page.pdf; the sheet is said in its style,
# where a person would choose it.
on_paper() {
	sed "s/@page{/@page{size:$1;/;s/size:landscape/size:$1 landscape/" \
		"$2" >"$place/page.html"
	rm -f "$place/page.pdf"
	look 800 600 "$place/page.html" --no-pdf-header-footer \
		--print-to-pdf="$place/page.pdf"
	[ -s "$place/page.pdf" ] || fault "$2 does not print"
}

# in_the_margin: how many words lie outside of the sheet less 13 mm, but for the
# line at its foot.
in_the_margin() {
	pdftotext -bbox "$place/page.pdf" - | awk -F'"' '
		/<page / { width = $2; height = $4 }
		/<word / && ($2 < 36 || $4 < 36 || $6 > width - 36 ||
			$8 > height - 14) { out++ }
		END { print out + 0 }'
}

# left_alone: how many sheets end with what stands above a table.
left_alone() {
	awk -v RS='\f' '
		{ gsub(/\n[^\n]*[0-9] *\/ *[0-9]+\n*$/, ""); sub(/\n+$/, "")
		  sub(/.*\n/, ""); alone += /^(Steps|each move|[0-9]\. To )/ }
		END { print alone + 0 }' "$place/page.txt"
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
		[ "$(left_alone)" = 0 ] ||
			fault "$page on $paper: a heading without its table"
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

# A script that tells whether anything is wider than the window.
cat >"$place/judge" <<'END'
<script>
const page = document.documentElement;
let cut = page.scrollWidth > page.clientWidth ? 1 : 0;
for (const at of document.querySelectorAll('td, th, p, li, dd, h1, svg'))
	cut += at.getBoundingClientRect().right > page.clientWidth + 1;
document.title = `${cut} cut`;
</script>
END

# on_screen PAGE: not blank, and nothing cut on a desk or a phone.
on_screen() {
	cat "$1" "$place/judge" >"$place/judged.html"
	for width in 1000 480; do
		look $width 900 "$place/judged.html" --dump-dom |
			grep -q '<title>0 cut</title>' ||
			fault "$1 is cut at $width"
	done
	look 1000 900 "$1" --screenshot="$place/page.png"
	look 1000 900 /dev/null --screenshot="$place/blank.png"
	[ -s "$place/page.png" ] || fault "$1 has no picture"
	! cmp -s "$place/page.png" "$place/blank.png" || fault "$1 is blank"
}

export SOURCE_DATE_EPOCH=1764115200
mine="--profile $place/amina.db"
# shellcheck disable=SC2086
{
	"$rungs" plan senior-data-analyst --from service-desk-agent --save $mine
	"$rungs" plan add senior-data-analyst 1 "$(printf 'long%.0s' $(seq 99))" \
		$mine
	"$rungs" plan tick senior-data-analyst 1 $mine
	"$rungs" plan show senior-data-analyst --format html \
		-o "$place/plan.html" $mine
} >/dev/null || fault 'no plan'
check "$place/plan.html" 5 'Senior Data Analyst' 'for amina' \
	'The route is drawn heavy: Service Desk Agent' 'done on 2025-11-26' \
	'Apply for Senior Data Analyst' 'longlonglong' 'Gaps in skills' \
	'US, 2024 (May)' 'https://www.bls.gov' '1/[45]$' \
	'Moves: A advancement'
on_screen "$place/plan.html"

mine="--profile $place/short.db"
# shellcheck disable=SC2086
{
	"$rungs" plan reporting-analyst --from mis-executive --save $mine
	"$rungs" plan show reporting-analyst --format html \
		-o "$place/short.html" $mine
} >/dev/null || fault 'no short plan'
check "$place/short.html" 3 'Apply for Reporting Analyst' \
	'median .51,440 → .112,590 a year'
finish
