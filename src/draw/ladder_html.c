#include "../page/escape.h"
#include "ladder_write.h"
#include "move_words.h"

static void write_move(FILE *out, const struct rungs_ladder *ladder,
		       const struct rungs_ladder_move *move)
{
	char words[MOVE_WORDS_SIZE];

	move_words(move, words, sizeof(words));
	fputs("<li>to ", out);
	escape_xml(out, ladder->roles[move->to].brief.title);
	fputs(": ", out);
	escape_xml(out, words);
	if (move->basis.sources != NULL && *move->basis.sources != '\0') {
		fputs(" <small>", out);
		escape_xml(out, move->basis.sources);
		fputs("</small>", out);
	}
	fputs("</li>\n", out);
}

static void write_role(FILE *out, const struct rungs_ladder *ladder,
		       size_t role)
{
	const struct rungs_ladder_role *of = &ladder->roles[role];
	bool any = false;

	fputs("<li>", out);
	escape_xml(out, of->brief.title);
	fputs(" <small>", out);
	escape_xml(out, ladder->columns[of->column].name);
	fputs("</small>", out);
	for (size_t i = 0; i < ladder->move_count; i++) {
		if (ladder->moves[i].from != role)
			continue;
		fputs(any ? "" : "\n<ul>\n", out);
		any = true;
		write_move(out, ladder, &ladder->moves[i]);
	}
	fputs(any ? "</ul>\n</li>\n" : "</li>\n", out);
}

static void write_words(FILE *out, const struct rungs_ladder *ladder)
{
	fputs("<h2>The same in words</h2>\n"
	      "<p>Each role with the moves that lead on from it: kind, years "
	      "before the step, how common it is, evidence and sources.</p>\n",
	      out);
	for (size_t level = 0; level < ladder->level_count; level++) {
		fputs("<h3>", out);
		escape_xml(out, ladder->levels[level].name);
		fputs("</h3>\n<ul>\n", out);
		for (size_t i = 0; i < ladder->role_count; i++)
			if (ladder->roles[i].level == level)
				write_role(out, ladder, i);
		fputs("</ul>\n", out);
	}
}

void ladder_write_html(FILE *out, const struct drawing *drawing,
		       const struct rungs_ladder *ladder, size_t chosen)
{
	const struct ladder_route route = {chosen < ladder->role_count,
					   &chosen};

	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	      "<meta charset=\"utf-8\">\n"
	      "<meta name=\"viewport\" content=\"width=device-width\">\n"
	      "<title>Ladder of ",
	      out);
	escape_xml(out, ladder->name);
	fputs("</title>\n<style>\n"
	      "body{font-family:sans-serif;margin:1em;color:#111;"
	      "background:#fff}\n"
	      "figure{margin:0;overflow-x:auto}\n"
	      "small{color:#444}\n"
	      "@page{margin:14mm}\n"
	      "@page picture{size:landscape}\n"
	      "@media print{body{margin:0;font-size:10pt}"
	      "h1,figure{page:picture}figure{overflow:visible}"
	      "svg{max-width:100%;max-height:160mm}"
	      "h1{font-size:18pt}h2,h3{break-after:avoid}"
	      "li{break-inside:avoid}p,li{orphans:2;widows:2}}\n"
	      "</style>\n</head>\n<body>\n<h1>Ladder of ",
	      out);
	escape_xml(out, ladder->name);
	fputs("</h1>\n<figure>\n", out);
	ladder_write_svg(out, drawing, ladder, &route);
	fputs("</figure>\n", out);
	write_words(out, ladder);
	fputs("</body>\n</html>\n", out);
}
