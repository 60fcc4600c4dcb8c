#include <string.h>

#include "families.h"
#include "flows.h"
#include "moves.h"
#include "parts.h"
#include "words.h"

enum { HEAD_SKILLS = 3, HEAD_MOVES = 3 };

#define COMMONEST_ANSWER "the occupation's commonest answer"

static const char *skill_detail(struct builder *builder,
				const struct rungs_requirement *skill)
{
	const char *detail =
		words_skill_level(builder, skill->level, skill->level_name);

	if (!skill->baseline)
		detail = builder_and(builder, detail, WORDS_BETWEEN,
				     skill->importance);
	if (skill->kind && strcmp(skill->kind, "skill") != 0)
		detail = builder_and(builder, detail, WORDS_BETWEEN,
				     skill->kind);
	return detail;
}

static void head_skills(struct builder *builder, const struct rungs_role *role)
{
	const char *label = "Asks";

	for (size_t i = 0, shown = 0;
	     i < role->requirement_count && shown < HEAD_SKILLS; i++) {
		const struct rungs_requirement *skill = &role->requirements[i];

		if (skill->baseline)
			break;
		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_FIELD,
				.label = label,
				.text = skill->name,
				.picture = words_dots(skill->level, 5),
				.detail =
					words_skill_level(builder, skill->level,
							  skill->level_name),
				.link = builder_link(RUNGS_SKILL, skill->id),
				.asks = skill->level});
		label = NULL;
		shown++;
	}
	if (label)
		builder_field(builder, label, WORDS_NO_DATA);
}

/* What asks nobody in particular: the preparation of the whole job zone. */
static void head_zone_study(struct builder *builder,
			    const struct rungs_role *role)
{
	if (!role->zone_education) {
		builder_field(builder, "Study", WORDS_NO_DATA);
		return;
	}
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_FIELD,
			    .label = "Study",
			    .text = builder_format(builder, "Job zone %d",
						   role->job_zone),
			    .note = role->zone_education,
			    .link = builder_link(RUNGS_OCCUPATION,
						 role->occupation.id)});
}

static void head_study(struct builder *builder, const struct rungs_role *role)
{
	const struct rungs_ref *least = &role->education_min;
	const struct rungs_ref *liked = &role->education_preferred;
	const struct rungs_ref *usual = &role->occupation_education;
	bool two = least->id && liked->id && strcmp(least->id, liked->id) != 0;

	if (!least->id && !liked->id && usual->id) {
		parts_field_ref(builder, "Study", RUNGS_EDUCATION, usual,
				COMMONEST_ANSWER);
		return;
	}
	if (!least->id && !liked->id) {
		head_zone_study(builder, role);
		return;
	}
	parts_field_ref(builder, "Study", RUNGS_EDUCATION, least, "at least");
	if (two || !least->id)
		parts_field_ref(builder, least->id ? NULL : "Study",
				RUNGS_EDUCATION, liked, "preferred");
}

static void head_years(struct builder *builder, const struct rungs_role *role)
{
	struct page_row row = {.kind = PAGE_FIELD, .label = "Years"};

	row.text = words_years(builder, role->years_min, role->years_max);
	if (row.text) {
		row.detail =
			builder_and(builder, "of work in all, on reaching it",
				    WORDS_BETWEEN, role->basis.evidence);
	} else if (role->occupation_experience) {
		row.text = role->occupation_experience;
		row.detail = COMMONEST_ANSWER;
	} else {
		row.text = WORDS_NO_DATA;
	}
	builder_row(builder, &row);
}

static const char *pay_caution(struct builder *builder,
			       const struct rungs_role *role, const char *title)
{
	const char *fit = role->occupation_fit;
	const char *of = title ? title : "the occupation";

	if (fit && strcmp(fit, "listed") != 0)
		of = builder_format(builder, "%s, a %s fit", of, fit);
	return builder_format(builder, "Of all %s: not this seat's pay.", of);
}

static void head_pay(struct builder *builder, const struct rungs_role *role)
{
	const struct rungs_pay *pay = role->pay;
	const char *note;

	if (!role->pay_count) {
		builder_field(builder, "Pay", WORDS_NO_DATA);
		return;
	}
	note = builder_and(builder, pay_caution(builder, role, pay->title), " ",
			   words_basis(builder, &pay->basis));
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_FIELD,
			    .label = "Pay",
			    .text = builder_format(
				    builder, "%s median",
				    words_money(builder, pay->median,
						pay->currency, pay->top_code)),
			    .picture = words_pay_bar(builder, pay),
			    .detail = words_place_year(builder, pay->place,
						       pay->year),
			    .note = note,
			    .link = builder_link(RUNGS_OCCUPATION,
						 role->occupation.id)});
}

static void head(struct builder *builder, const struct rungs_role *role)
{
	const struct rungs_role_brief *brief = &role->brief;
	const char *where = builder_and(builder, brief->level.name,
					WORDS_BETWEEN, brief->track.name);

	builder_title(builder, brief->title,
		      builder_and(builder, where, WORDS_BETWEEN,
				  brief->specialization.name));
	builder_text(builder, role->summary);
	head_skills(builder, role);
	head_study(builder, role);
	head_years(builder, role);
	head_pay(builder, role);
	moves_best(builder, role->leads_to, role->leads_count, HEAD_MOVES);
}

static void place(struct builder *builder, const struct rungs_role *role)
{
	const struct rungs_role_brief *brief = &role->brief;

	if (!brief->specialization.id && !brief->track.id && !brief->level.id)
		return;
	builder_heading(builder, "Where it stands", NULL);
	parts_field_ref(builder, "Line", RUNGS_SPECIALIZATION,
			&brief->specialization, NULL);
	parts_field_ref(builder, "Track", RUNGS_TRACK, &brief->track, NULL);
	parts_field_ref(builder, "Level", RUNGS_LEVEL, &brief->level,
			role->match_count ? words_basis(builder, &role->basis)
					  : NULL);
}

static void tasks(struct builder *builder, const struct rungs_role *role)
{
	size_t before = builder->page.count;

	parts_texts(builder, "What you do", "task", role->texts,
		    role->text_count);
	if (builder->page.count == before) {
		builder_heading(builder, "What you do", NULL);
		builder_text(builder, WORDS_NO_DATA);
	}
}

static void skills(struct builder *builder, const struct rungs_role *role,
		   const char *heading, bool baseline)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < role->requirement_count; i++)
		if (role->requirements[i].baseline == baseline)
			words_share(&shared, &role->requirements[i].basis);
	if (!shared.basis)
		return;
	builder_heading(builder, heading,
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < role->requirement_count; i++) {
		const struct rungs_requirement *skill = &role->requirements[i];
		const char *detail;

		if (skill->baseline != baseline)
			continue;
		detail = builder_and(
			builder, skill_detail(builder, skill), WORDS_BETWEEN,
			words_shared_row(builder, &shared, &skill->basis));
		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.text = skill->name,
				.picture = words_dots(skill->level, 5),
				.detail = detail,
				.link = builder_link(RUNGS_SKILL, skill->id),
				.asks = skill->level});
	}
}

static void certifications(struct builder *builder,
			   const struct rungs_role *role)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < role->certification_count; i++)
		words_share(&shared, &role->certifications[i].basis);
	if (!role->certification_count)
		return;
	builder_heading(builder, "Certifications",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < role->certification_count; i++) {
		const struct rungs_role_certification *row =
			&role->certifications[i];
		const char *detail = row->usefulness;

		if (row->status && strcmp(row->status, "current") != 0)
			detail = builder_and(builder, detail, WORDS_BETWEEN,
					     row->status);
		if (!row->verified || strcmp(row->verified, "yes") != 0)
			detail = builder_and(builder, detail, WORDS_BETWEEN,
					     "check with the issuer");
		detail = builder_and(
			builder, detail, WORDS_BETWEEN,
			words_shared_row(builder, &shared, &row->basis));
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = row->name,
				    .detail = detail,
				    .note = row->issuer,
				    .link = builder_link(RUNGS_CERTIFICATION,
							 row->id)});
	}
}

static void how_in(struct builder *builder, const struct rungs_role *role)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < role->entry_count; i++)
		words_share(&shared, &role->entries[i].basis);
	if (role->entry_count)
		builder_heading(builder, "How in, from study",
				words_shared_heading(builder, &shared));
	for (size_t i = 0; i < role->entry_count; i++) {
		const struct rungs_entry_route *entry = &role->entries[i];
		const char *detail = parts_fields(entry->fields);

		detail = builder_and(builder, entry->commonness, WORDS_BETWEEN,
				     detail);
		detail = builder_and(
			builder, detail, WORDS_BETWEEN,
			words_shared_row(builder, &shared, &entry->basis));
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = entry->education.name,
				    .detail = detail,
				    .note = entry->note,
				    .link = builder_link(RUNGS_EDUCATION,
							 entry->education.id)});
	}
	parts_texts(builder, "How in", "how-in", role->texts, role->text_count);
}

static void conditions(struct builder *builder, const struct rungs_role *role)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < role->condition_count; i++)
		words_share(&shared, &role->conditions[i].basis);
	if (!role->condition_count)
		return;
	builder_heading(builder, "Conditions",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < role->condition_count; i++) {
		const struct rungs_role_condition *row = &role->conditions[i];
		const char *basis =
			words_shared_row(builder, &shared, &row->basis);

		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = row->name,
				    .picture = words_dots(row->value, 3),
				    .detail = row->word,
				    .note = builder_and(builder, row->note,
							WORDS_BETWEEN, basis),
				    .link = builder_link(RUNGS_CONDITION,
							 row->id)});
	}
}

static void pay(struct builder *builder, const struct rungs_role *role)
{
	builder_heading(builder, "Pay", NULL);
	if (!role->pay_count) {
		builder_text(builder, WORDS_NO_DATA);
		return;
	}
	builder_text(builder, builder_format(builder,
					     "A year, before tax, at all "
					     "levels and in all industries. %s",
					     pay_caution(builder, role,
							 role->pay->title)));
	parts_pay(builder, role->pay, role->pay_count);
}

static void outlook(struct builder *builder, const struct rungs_role *role)
{
	builder_heading(builder, "Outlook", NULL);
	if (!role->outlook_count) {
		builder_text(builder, WORDS_NO_DATA);
		return;
	}
	builder_text(builder, "Of the occupation as a whole.");
	parts_outlook(builder, role->outlook, role->outlook_count);
}

static bool among(const char *title, const char *const *titles, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (title && titles[i] && strcmp(title, titles[i]) == 0)
			return true;
	return false;
}

static void also_called(struct builder *builder, const struct rungs_role *role)
{
	static const char listed[] = "listed by its occupation";

	if (!role->title_count && !role->listed_count)
		return;
	builder_heading(builder, "Also called", NULL);
	for (size_t i = 0; i < role->title_count; i++)
		builder_row(builder, &(struct page_row){
					     .kind = PAGE_ITEM,
					     .text = role->titles[i],
					     .detail = among(role->titles[i],
							     role->listed,
							     role->listed_count)
							       ? listed
							       : NULL});
	for (size_t i = 0; i < role->listed_count; i++)
		if (!among(role->listed[i], role->titles, role->title_count))
			builder_row(builder,
				    &(struct page_row){.kind = PAGE_ITEM,
						       .text = role->listed[i],
						       .detail = listed});
}

/* The same occupation in an atlas of O*NET, where one is kept. */
static void counterpart(struct builder *builder, const struct rungs_role *role)
{
	const struct page_elsewhere *elsewhere = builder->elsewhere;
	struct page_counterpart found;
	const char *how = role->basis.evidence;

	if (!elsewhere ||
	    !elsewhere->find(elsewhere->context, role->occupation.id, &found))
		return;
	if (role->occupation_fit)
		how = builder_and(
			builder,
			builder_format(builder, "%s fit", role->occupation_fit),
			WORDS_BETWEEN, how);
	builder_row(
		builder,
		&(struct page_row){
			.kind = PAGE_ITEM,
			.text = found.title,
			.detail = builder_format(builder,
						 "in %s, kept as "
						 "%s",
						 found.name, found.kept),
			.note = builder_and(
				builder, "all that is known of the occupation",
				WORDS_BETWEEN, how),
			.atlas = found.atlas,
			.link = builder_link(RUNGS_ROLE, role->occupation.id)});
}

static void occupation(struct builder *builder, const struct rungs_role *role)
{
	const char *fit = role->occupation_fit;
	const char *note = NULL;

	if (!role->occupation.id)
		return;
	if (fit && strcmp(fit, "listed") == 0)
		note = "the occupation lists a title of this role";
	else if (fit && strcmp(fit, "close") == 0)
		note = "a close fit: the same work, under another title";
	else if (fit)
		note = "a loose fit: the nearest occupation there is";
	builder_heading(builder, "Nearest occupation", NULL);
	builder_row(builder, &(struct page_row){.kind = PAGE_ITEM,
						.text = role->occupation.name,
						.detail = role->occupation.id,
						.note = note,
						.link = builder_link(
							RUNGS_OCCUPATION,
							role->occupation.id)});
	counterpart(builder, role);
	builder_field(builder, "Job zone",
		      role->job_zone > 0
			      ? builder_format(builder, "%d", role->job_zone)
			      : WORDS_NO_DATA);
}

/* What an occupation of a crosswalk is to the role. */
static const char *match_word(const char *match)
{
	static const struct {
		const char *match, *word;
	} words[] = {
		{"exact", "an exact match: the same work"},
		{"close", "a close match: nearly the same work"},
		{"broad", "a broad match: this work is part of it"},
		{"narrow", "a narrow match: it is part of this work"},
		{"group", "the group that it is of"},
	};

	for (size_t i = 0; match && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(match, words[i].match) == 0)
			return words[i].word;
	return match;
}

static void matches(struct builder *builder, const struct rungs_role *role)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < role->match_count; i++)
		words_share(&shared, &role->matches[i].basis);
	if (!role->match_count)
		return;
	builder_heading(builder, "Occupations it is mapped to",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < role->match_count; i++) {
		const struct rungs_role_match *match = &role->matches[i];
		const char *zone =
			match->job_zone > 0
				? builder_format(builder, "job zone %d",
						 match->job_zone)
				: NULL;
		const char *note = builder_and(
			builder, match_word(match->match), WORDS_BETWEEN,
			words_shared_row(builder, &shared, &match->basis));

		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.text = match->occupation.name,
				.detail = builder_and(builder,
						      match->occupation.id,
						      WORDS_BETWEEN, zone),
				.note = note,
				.link = builder_link(RUNGS_OCCUPATION,
						     match->occupation.id)});
	}
}

void page_role_build(struct builder *builder, const struct rungs_role *role)
{
	const struct rungs_text *texts = role->texts;
	size_t count = role->text_count;

	head(builder, role);
	tasks(builder, role);
	skills(builder, role, "What it asks", false);
	skills(builder, role, "What everybody on this level needs", true);
	certifications(builder, role);
	how_in(builder, role);
	parts_texts(builder, "First 90 days", "first-90-days", texts, count);
	parts_texts(builder, "Works with", "works-with", texts, count);
	parts_texts(builder, "What good looks like", "good-work", texts, count);
	conditions(builder, role);
	parts_texts(builder, "Why people leave", "why-leave", texts, count);
	pay(builder, role);
	outlook(builder, role);
	moves_section(builder, "Leads to", role->leads_to, role->leads_count,
		      MOVES_ON, role->unlinked);
	flows_line(builder, role->flows, role->flow_count);
	moves_section(builder, "Comes from", role->comes_from,
		      role->comes_count, MOVES_IN, NULL);
	place(builder, role);
	builder_refs(builder, "Words it uses", RUNGS_TERM, role->terms.at,
		     role->terms.count);
	also_called(builder, role);
	occupation(builder, role);
	matches(builder, role);
	parts_sources(builder, role->basis.evidence, role->sources,
		      role->source_count);
}

PAGE_OPENER(role)

enum rungs_status page_role_open_head(struct builder *builder,
				      struct rungs_atlas *atlas, const char *id,
				      struct rungs_error *error)
{
	struct rungs_role role;
	enum rungs_status status = rungs_role_head(atlas, id, &role, error);

	if (status != RUNGS_OK)
		return status;
	head(builder, &role);
	rungs_role_release(&role);
	return RUNGS_OK;
}
