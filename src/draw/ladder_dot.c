#include <string.h>

#include "../page/escape.h"
#include "ladder_write.h"
#include "move_words.h"

/* How a line of a commonness is drawn. */
static const char *style_of(const char *commonness)
{
	if (commonness == NULL)
		return "penwidth=1";
	if (strcmp(commonness, "common") == 0)
		return "penwidth=2";
	return strcmp(commonness, "rare") == 0 ? "style=dotted"
					       : "style=dashed";
}

static void write_level(FILE *out, const struct rungs_ladder *ladder,
			size_t level, size_t chosen)
{
	fprintf(out, "\tsubgraph level%zu {\n\t\trank=same;\n", level);
	fprintf(out, "\t\tl%zu [shape=plaintext, label=\"", level);
	escape_dot(out, ladder->levels[level].name);
	fputs("\"];\n", out);
	for (size_t i = 0; i < ladder->role_count; i++) {
		const struct rungs_ladder_role *role = &ladder->roles[i];

		if (role->level != level)
			continue;
		fprintf(out, "\t\tr%zu [label=\"", i);
		escape_dot(out, role->brief.title);
		fputs("\", tooltip=\"", out);
		escape_dot(out, ladder->columns[role->column].name);
		fprintf(out, "\"%s];\n",
			i == chosen ? ", penwidth=3, peripheries=2" : "");
	}
	fputs("\t}\n", out);
}

void ladder_write_dot(FILE *out, const struct rungs_ladder *ladder,
		      size_t chosen)
{
	fputs("digraph ladder {\n\trankdir=BT;\n\tlabel=\"Ladder of ", out);
	escape_dot(out, ladder->name);
	fputs("\";\n\tnode [shape=box, fontname=\"sans-serif\"];\n"
	      "\tedge [fontname=\"sans-serif\"];\n",
	      out);
	for (size_t i = 0; i < ladder->level_count; i++)
		write_level(out, ladder, i, chosen);
	for (size_t i = ladder->level_count; i > 1; i--)
		fprintf(out, "\tl%zu -> l%zu [style=invis];\n", i - 1, i - 2);
	for (size_t i = 0; i < ladder->move_count; i++) {
		const struct rungs_ladder_move *move = &ladder->moves[i];
		bool up = ladder->roles[move->from].level >
			  ladder->roles[move->to].level;
		char words[MOVE_WORDS_SIZE];

		move_words(move, words, sizeof(words));
		fprintf(out, "\tr%zu -> r%zu [xlabel=\"%c\", %s%s, tooltip=\"",
			move->from, move->to, move_letter(move->kind),
			style_of(move->commonness),
			up ? "" : ", constraint=false");
		escape_dot(out, words);
		fputs("\"];\n", out);
	}
	fputs("}\n", out);
}
