#include "moves.h"

#include <string.h>

#include "../core/text.h"
#include "parts.h"
#include "words.h"

enum { SHOWN_GAPS = 6 };

static const struct move_kind {
	const char *id;
	const char *mark;
	const char *word;
	const char *heading[2]; /* by moves_end */
} kinds[] = {
	{"advancement", "↑", "up", {"Up the ladder", "From further down"}},
	{"lateral-advancement",
	 "↗",
	 "sideways and up",
	 {"Sideways and up", "From the side and below"}},
	{"lateral", "→", "sideways", {"Sideways", "From the side"}},
	{"cross-track",
	 "⇒",
	 "another track",
	 {"To another track", "From another track"}},
	{"cross-specialization",
	 "»",
	 "another line",
	 {"To another line of work", "From another line of work"}},
	{"entry", "▸", "first job", {"First jobs", "First jobs"}},
	{"similar",
	 "≈",
	 "similar",
	 {"Similar work, not known as a step",
	  "Similar work, not known as a step"}},
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* KINDS for a kind not in the table. */
static size_t kind_at(const char *kind)
{
	size_t i = 0;

	while (i < KINDS && (!kind || strcmp(kinds[i].id, kind) != 0))
		i++;
	return i;
}

static size_t kind_of(const struct rungs_move *move)
{
	return kind_at(move->kind);
}

const char *moves_word(const char *kind)
{
	size_t at = kind_at(kind);

	return at < KINDS ? kinds[at].word : kind;
}

static const char *mark_of(size_t kind)
{
	return kind < KINDS ? kinds[kind].mark : "·";
}

const char *moves_mark(const struct rungs_move *move)
{
	return mark_of(kind_of(move));
}

/* text and how long and how common the move is. */
static const char *add_figures(struct builder *builder, const char *text,
			       const struct rungs_move *move, const char *years)
{
	text = builder_and(builder, text, WORDS_BETWEEN, years);
	text = builder_and(builder, text, WORDS_BETWEEN, move->commonness);
	return builder_and(builder, text, WORDS_BETWEEN,
			   move->doubtful ? "doubtful" : NULL);
}

const char *moves_brief(struct builder *builder, const struct rungs_move *move)
{
	return add_figures(
		builder, moves_word(move->kind), move,
		words_years(builder, move->years_min, move->years_max));
}

static void best(struct builder *builder, const struct rungs_move *move,
		 const char *label)
{
	size_t kind = kind_of(move);
	const char *detail = moves_word(move->kind);

	detail = add_figures(
		builder, detail, move,
		words_years_brief(builder, move->years_min, move->years_max));
	if (move->basis.evidence &&
	    strcmp(move->basis.evidence, "derived") == 0)
		detail = builder_and(builder, detail, WORDS_BETWEEN,
				     move->basis.evidence);
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_FIELD,
			    .label = label,
			    .mark = mark_of(kind),
			    .text = move->to.name,
			    .detail = detail,
			    .link = builder_link(RUNGS_ROLE, move->to.id)});
}

void moves_best(struct builder *builder, const struct rungs_move *moves,
		size_t count, size_t limit)
{
	size_t first[KINDS + 1], shown = 0;
	const char *label = "Ways on";

	for (size_t kind = 0; kind <= KINDS; kind++)
		first[kind] = count;
	for (size_t i = count; i-- > 0;)
		first[kind_of(&moves[i])] = i;
	for (size_t kind = 0; kind <= KINDS && shown < limit; kind++)
		if (first[kind] < count) {
			best(builder, &moves[first[kind]], label);
			label = NULL;
			shown++;
		}
	for (size_t i = 0; i < count && shown < limit; i++)
		if (first[kind_of(&moves[i])] != i) {
			best(builder, &moves[i], label);
			shown++;
		}
}

const char *moves_gap(struct builder *builder, const struct rungs_gap *gap)
{
	char has[TEXT_COUNT], needs[TEXT_COUNT];

	if (gap->needs == RUNGS_UNKNOWN)
		return gap->skill.name;
	return BUILDER_JOIN(builder, gap->skill.name, " ",
			    text_digits(has, (size_t)gap->has), "→",
			    text_digits(needs, (size_t)gap->needs));
}

static bool is_first(const struct rungs_move *move)
{
	return move->kind && strcmp(move->kind, "entry") == 0;
}

static const char *gaps(struct builder *builder, const struct rungs_move *move)
{
	const char *text = NULL;
	size_t count = move->gap_count;
	size_t shown = count < SHOWN_GAPS ? count : SHOWN_GAPS;

	for (size_t i = 0; i < shown; i++)
		text = builder_and(builder, text, ", ",
				   moves_gap(builder, &move->gaps[i]));
	if (!text)
		return NULL;
	if (shown < count)
		text = builder_format(builder, "%s and %zu more", text,
				      count - shown);
	return BUILDER_JOIN(builder,
			    is_first(move) ? "Asks, some of it perhaps "
					     "learnt in study: "
					   : "To learn: ",
			    text);
}

static const char *helpers(struct builder *builder,
			   const struct rungs_move *move)
{
	const char *text = NULL;

	for (size_t i = 0; i < move->certifications.count; i++)
		text = builder_and(builder, text, ", ",
				   move->certifications.at[i].name);
	return text ? BUILDER_JOIN(builder, "Helps: ", text) : NULL;
}

const char *moves_notes(struct builder *builder, const struct rungs_move *move,
			const char *basis)
{
	const char *doubt = NULL, *related = NULL, *text = NULL;

	if (move->doubtful)
		doubt = BUILDER_JOIN(builder, "Doubtful: ", move->doubtful);
	text = builder_and(builder, move->note, "\n", doubt);
	text = builder_and(builder, text, "\n", gaps(builder, move));
	text = builder_and(builder, text, "\n", helpers(builder, move));
	if (move->relatedness)
		related = BUILDER_JOIN(builder,
				       words_relatedness(move->relatedness),
				       " occupation");
	basis = builder_and(builder, related, WORDS_BETWEEN, basis);
	return builder_and(builder, text, "\n", basis);
}

static const char *where(struct builder *builder, const struct rungs_move *move,
			 size_t kind)
{
	const char *text = move->other_level.name;

	if (kind < KINDS && strcmp(kinds[kind].id, "cross-track") == 0)
		text = builder_and(builder, text, WORDS_BETWEEN,
				   move->other_track.name);
	if (kind < KINDS && strcmp(kinds[kind].id, "cross-specialization") == 0)
		text = builder_and(builder, text, WORDS_BETWEEN,
				   move->other_specialization.name);
	return text;
}

static void row(struct builder *builder, const struct rungs_move *move,
		size_t kind, enum moves_end end, const char *basis)
{
	const struct rungs_ref *role =
		end == MOVES_ON ? &move->to : &move->from;
	const char *detail = where(builder, move, kind);

	detail = add_figures(
		builder, detail, move,
		words_years(builder, move->years_min, move->years_max));
	builder_row(
		builder,
		&(struct page_row){.kind = PAGE_ITEM,
				   .style = move->doubtful ? STYLE_WARNING
							   : STYLE_NORMAL,
				   .mark = mark_of(kind),
				   .text = role->name,
				   .detail = detail,
				   .note = moves_notes(builder, move, basis),
				   .link = builder_link(RUNGS_ROLE, role->id)});
}

static void rows_of_kind(struct builder *builder,
			 const struct rungs_move *moves, size_t count,
			 size_t kind, enum moves_end end,
			 const struct words_shared *shared)
{
	bool begun = false;

	for (size_t i = 0; i < count; i++) {
		if (kind_of(&moves[i]) != kind)
			continue;
		if (!begun)
			parts_label(builder, kind < KINDS
						     ? kinds[kind].heading[end]
						     : "Otherwise");
		begun = true;
		row(builder, &moves[i], kind, end,
		    words_shared_row(builder, shared, &moves[i].basis));
	}
}

void moves_section(struct builder *builder, const char *heading,
		   const struct rungs_move *moves, size_t count,
		   enum moves_end end, const char *unlinked)
{
	struct words_shared shared = {.basis = NULL};

	if (!count && !unlinked)
		return;
	for (size_t i = 0; i < count; i++)
		words_share(&shared, &moves[i].basis);
	builder_heading(builder, heading,
			words_shared_heading(builder, &shared));
	if (!count)
		builder_text(builder, unlinked);
	for (size_t kind = 0; kind <= KINDS; kind++)
		rows_of_kind(builder, moves, count, kind, end, &shared);
}
