#include <string.h>

#include <rungs/certification.h>
#include <rungs/skill.h>

#include "families.h"
#include "parts.h"

static void baseline(struct builder *builder, const struct rungs_skill *skill)
{
	if (!skill->baseline_count)
		return;
	builder_heading(builder, "Everybody needs it, by level", NULL);
	for (size_t i = 0; i < skill->baseline_count; i++) {
		const struct rungs_skill_baseline *row = &skill->baseline[i];

		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = row->level.name,
				    .picture = words_dots(row->skill_level, 5),
				    .detail = words_skill_level(
					    builder, row->skill_level,
					    row->level_name),
				    .link = builder_link(RUNGS_LEVEL,
							 row->level.id)});
	}
}

static void scale(struct builder *builder, const struct rungs_skill *skill)
{
	struct words_shared shared = {.basis = NULL};

	if (!skill->scale_count)
		return;
	for (size_t i = 0; i < skill->scale_count; i++)
		words_share(&shared, &skill->scale[i].basis);
	builder_heading(builder, "What the levels mean",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < skill->scale_count; i++) {
		const struct rungs_skill_level *row = &skill->scale[i];

		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = words_skill_level(
					    builder, row->level, row->name),
				    .picture = words_dots(row->level, 5),
				    .detail = row->summary,
				    .note = words_shared_row(builder, &shared,
							     &row->basis)});
	}
}

static void uses(struct builder *builder, const struct rungs_skill *skill)
{
	struct words_shared shared = {.basis = NULL};
	const char *last = NULL;

	if (!skill->use_count)
		return;
	for (size_t i = 0; i < skill->use_count; i++)
		words_share(&shared, &skill->uses[i].basis);
	builder_heading(
		builder, "Roles that ask it",
		builder_and(builder,
			    words_number(builder, (double)skill->use_count),
			    WORDS_BETWEEN,
			    words_shared_heading(builder, &shared)));
	for (size_t i = 0; i < skill->use_count && !builder_is_full(builder);
	     i++) {
		const struct rungs_skill_use *use = &skill->uses[i];
		const char *detail =
			words_skill_level(builder, use->level, use->level_name);

		if (use->importance &&
		    (!last || strcmp(last, use->importance) != 0))
			parts_label(builder, builder_format(builder, "As %s",
							    use->importance));
		last = use->importance;
		detail = builder_and(builder, detail, WORDS_BETWEEN,
				     use->role.level.name);
		detail = builder_and(
			builder, detail, WORDS_BETWEEN,
			words_shared_row(builder, &shared, &use->basis));
		builder_row(
			builder,
			&(struct page_row){.kind = PAGE_ITEM,
					   .text = use->role.title,
					   .picture = words_dots(use->level, 5),
					   .detail = detail,
					   .link = builder_link(RUNGS_ROLE,
								use->role.id)});
	}
}

static const char *kind_word(const char *kind)
{
	if (kind && strcmp(kind, "tool") == 0)
		return "Tool";
	if (kind && strcmp(kind, "knowledge") == 0)
		return "Knowledge";
	return "Skill";
}

static void page_skill_build(struct builder *builder,
			     const struct rungs_skill *skill)
{
	builder_title(builder, skill->name,
		      builder_and(builder, kind_word(skill->kind),
				  WORDS_BETWEEN, skill->group.name));
	builder_text(builder, skill->summary);
	builder_field(builder, "Group",
		      builder_and(builder, skill->group.name, ": ",
				  skill->group_summary));
	parts_field_ref(builder, "Glossary", RUNGS_TERM, &skill->term, NULL);
	baseline(builder, skill);
	uses(builder, skill);
	scale(builder, skill);
	parts_sources(builder, skill->basis.evidence, skill->sources.at,
		      skill->sources.count);
}

PAGE_OPENER(skill)

static void standing(struct builder *builder,
		     const struct rungs_certification *certification)
{
	const char *status = certification->status;
	const char *verified = certification->verified;
	bool current = status && strcmp(status, "current") == 0;
	const char *read = "not read on the issuer's pages: "
			   "check with the issuer";

	if (verified && strcmp(verified, "yes") == 0)
		read = "read on the issuer's pages";
	else if (verified && strcmp(verified, "part") == 0)
		read = "read in part on the issuer's pages: "
		       "check with the issuer";
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_FIELD,
			    .style = current ? STYLE_NORMAL : STYLE_WARNING,
			    .label = "Status",
			    .text = status ? status : WORDS_NO_DATA});
	builder_field(builder, "Verified", read);
}

static void certification_uses(struct builder *builder,
			       const struct rungs_certification *certification)
{
	struct words_shared shared = {.basis = NULL};

	if (!certification->use_count)
		return;
	for (size_t i = 0; i < certification->use_count; i++)
		words_share(&shared, &certification->uses[i].basis);
	builder_heading(builder, "Roles it helps in",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < certification->use_count; i++) {
		const struct rungs_certification_use *use =
			&certification->uses[i];
		const char *detail =
			builder_and(builder, use->usefulness, WORDS_BETWEEN,
				    use->role.level.name);

		parts_role(builder, &use->role, detail,
			   words_shared_row(builder, &shared, &use->basis));
	}
}

static void page_certification_build(
	struct builder *builder,
	const struct rungs_certification *certification)
{
	builder_title(builder, certification->name,
		      builder_and(builder, "Certification", WORDS_BETWEEN,
				  certification->issuer));
	standing(builder, certification);
	builder_field(builder, "Needs", certification->prerequisites);
	builder_field(builder, "Valid", certification->validity);
	builder_field(builder, "Note", certification->note);
	builder_refs(builder, "Take this instead", RUNGS_CERTIFICATION,
		     certification->replaced_by.at,
		     certification->replaced_by.count);
	certification_uses(builder, certification);
	builder_refs(builder, "Lines of work", RUNGS_SPECIALIZATION,
		     certification->specializations.at,
		     certification->specializations.count);
	builder_refs(builder, "Levels", RUNGS_LEVEL, certification->levels.at,
		     certification->levels.count);
	parts_sources(builder, certification->basis.evidence,
		      certification->sources.at, certification->sources.count);
}

PAGE_OPENER(certification)
