#include "ladder_ways.h"

#include <stdio.h>
#include <string.h>

#include "../draw/canvas.h"
#include "../draw/move_words.h"

static bool leads(const struct drawing *drawing,
		  const struct rungs_ladder *ladder, size_t role, size_t move,
		  bool out)
{
	const struct rungs_ladder_move *at = &ladder->moves[move];

	if (drawing->lines[move].count == 0)
		return false;
	return out ? at->from == role : at->to == role && at->from != role;
}

/* Moves from and to a role that end in a folded column. */
static size_t folded(const struct drawing *drawing,
		     const struct rungs_ladder *ladder, size_t role)
{
	size_t count = 0;

	for (size_t i = 0; i < ladder->move_count; i++)
		count += drawing->lines[i].count == 0 &&
			 ladder->moves[i].from != ladder->moves[i].to &&
			 (ladder->moves[i].from == role ||
			  ladder->moves[i].to == role);
	return count;
}

/* Passes by n ways in one direction: the move of the next, or NO_WAY with what
 * is left of n. */
static size_t skip(const struct drawing *drawing,
		   const struct rungs_ladder *ladder, size_t role, bool out,
		   size_t *n)
{
	for (size_t i = 0; i < ladder->move_count; i++)
		if (leads(drawing, ladder, role, i, out) && (*n)-- == 0)
			return i;
	return NO_WAY;
}

size_t ladder_way(const struct drawing *drawing,
		  const struct rungs_ladder *ladder, size_t role, size_t n)
{
	size_t way = skip(drawing, ladder, role, true, &n);

	return way != NO_WAY ? way : skip(drawing, ladder, role, false, &n);
}

struct ladder_ways ladder_ways(const struct drawing *drawing,
			       const struct rungs_ladder *ladder, size_t role,
			       size_t way)
{
	struct ladder_ways ways = {0};

	for (int out = 1; out >= 0; out--)
		for (size_t i = 0; i < ladder->move_count; i++) {
			if (!leads(drawing, ladder, role, i, out != 0))
				continue;
			ways.count++;
			ways.out += out != 0;
			if (i == way)
				ways.picked = ways.count;
		}
	return ways;
}

size_t ladder_way_end(const struct rungs_ladder *ladder, size_t role,
		      size_t way)
{
	const struct rungs_ladder_move *at = &ladder->moves[way];

	return at->from == role ? at->to : at->from;
}

static void add(char *out, size_t size, const char *between, const char *text)
{
	size_t used = strlen(out);

	if (text && *text)
		snprintf(out + used, size - used, "%s%s", between, text);
}

void ladder_ways_describe(const struct drawing *drawing,
			  const struct rungs_ladder *ladder, size_t role,
			  size_t way, char *out, size_t size)
{
	const struct rungs_role_brief *brief;
	const struct rungs_ladder_move *move;
	struct ladder_ways ways;
	char text[96], words[MOVE_WORDS_SIZE];

	*out = '\0';
	if (role == CANVAS_NO_ROLE) {
		add(out, size, "", "No role stands on this ladder.");
		return;
	}
	ways = ladder_ways(drawing, ladder, role, way);
	brief = &ladder->roles[role].brief;
	if (ways.picked == 0) {
		snprintf(text, sizeof text, "%zu out, %zu in", ways.out,
			 ways.count - ways.out);
		add(out, size, "", brief->title);
		add(out, size, " · ", brief->level.name);
		add(out, size, " · ", text);
		snprintf(text, sizeof text, "%zu folded",
			 folded(drawing, ladder, role));
		if (*text != '0')
			add(out, size, ", ", text);
		return;
	}
	move = &ladder->moves[way];
	snprintf(text, sizeof text, "%zu/%zu %s ", ways.picked, ways.count,
		 ways.picked <= ways.out ? "out to" : "in from");
	add(out, size, "", text);
	add(out, size, "",
	    ladder->roles[ladder_way_end(ladder, role, way)].brief.title);
	move_plain_words(move, words, sizeof words);
	add(out, size, " · ", words);
}
