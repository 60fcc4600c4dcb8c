#include "page_shortlist.h"

#include "parts.h"

/* Sentences, each on a line of its own, after those that are there. */
static const char *add_lines(struct builder *builder, const char *text,
			     const char *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text = builder_and(builder, text, "\n",
				   builder_keep(builder, lines[i], false));
	return text;
}

static void put_pick(struct builder *builder, const char *mark,
		     const struct rungs_pick *pick,
		     const struct words_shared *shared)
{
	const char *note =
		add_lines(builder, NULL, pick->reasons, pick->reason_count);
	const char *basis =
		pick->basis.evidence != NULL
			? words_shared_row(builder, shared, &pick->basis)
			: NULL;

	note = add_lines(builder, note, pick->cautions, pick->caution_count);
	if (pick->band != RUNGS_FAR)
		note = builder_and(builder, note, "\n",
				   builder_format(builder,
						  "Your fit today: %s.",
						  rungs_band_word(pick->band)));
	builder_row(
		builder,
		&(struct page_row){
			.kind = PAGE_ITEM,
			.mark = mark,
			.text = builder_keep(builder, pick->role.title, false),
			.detail = parts_standing(builder, &pick->role),
			.note = builder_and(builder, note, "\n", basis),
			.link = builder_link(RUNGS_ROLE, pick->role.id)});
}

static void put_picks(struct builder *builder,
		      const struct rungs_shortlist *shortlist)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < shortlist->pick_count; i++) {
		if (shortlist->picks[i].basis.evidence != NULL)
			words_share(&shared, &shortlist->picks[i].basis);
	}
	if (shortlist->pick_count > 0)
		builder_heading(builder, "Roles to look at first",
				shared.basis != NULL
					? words_shared_heading(builder, &shared)
					: NULL);
	for (size_t i = 0; i < shortlist->pick_count; i++)
		put_pick(builder, builder_format(builder, "%zu.", i + 1),
			 &shortlist->picks[i], &shared);
	builder_heading(builder, "One that may surprise you", NULL);
	builder_text(builder,
		     builder_keep(builder, shortlist->surprise_why, false));
	if (shortlist->surprises)
		put_pick(builder, "▸", &shortlist->surprise, &shared);
}

static void put_suited(struct builder *builder,
		       const struct rungs_suited *suited)
{
	bool track = suited->track.id != NULL;
	const struct rungs_ref *line = &suited->specialization,
			       *name = track ? &suited->track : line;

	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_ITEM,
			    .text = builder_keep(builder, name->name, false),
			    .detail = track ? builder_keep(builder, line->name,
							   false)
					    : NULL,
			    .note = add_lines(builder, NULL, suited->reasons,
					      suited->reason_count),
			    .link = builder_link(track ? RUNGS_TRACK
						       : RUNGS_SPECIALIZATION,
						 name->id)});
}

enum rungs_status page_open_shortlist(struct page *out,
				      const struct rungs_shortlist *shortlist,
				      struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	builder_title(&builder, "Your shortlist", NULL);
	builder_text(&builder,
		     builder_keep(&builder, shortlist->drawn_from, false));
	put_picks(&builder, shortlist);
	if (shortlist->suited_count > 0)
		builder_heading(&builder, "Lines of work that suit", NULL);
	for (size_t i = 0; i < shortlist->suited_count; i++)
		put_suited(&builder, &shortlist->suited[i]);
	builder_heading(&builder, "How this was made", "editorial");
	for (size_t i = 0; i < shortlist->note_count; i++)
		builder_text(
			&builder,
			builder_keep(&builder, shortlist->notes[i], false));
	builder_text(
		&builder,
		"Ways in, likes and limits were weighed by a rule that is "
		"this project's own judgement; docs/profile.md tells it. "
		"Your answers stand in your profile; S in the explorer, or "
		"rungs me start, changes them. Why a role fits or does not, "
		"one of these or any other, W tells, or rungs fit ROLE.");
	return builder_finish(&builder, out, RUNGS_OK, error);
}
