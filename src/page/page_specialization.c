#include <string.h>

#include <rungs/specialization.h>

#include "families.h"
#include "flows.h"
#include "parts.h"

static const char *origin(const char *kind)
{
	if (kind && strcmp(kind, "seed") == 0)
		return "one of those that the atlas grew from";
	return kind;
}

static const char *standing(const char *kind)
{
	if (kind && strcmp(kind, "shared") == 0)
		return "In every company";
	return "Line of work";
}

/* What stands beside a list. */
static void head(struct builder *builder,
		 const struct rungs_specialization *line)
{
	const struct rungs_text *texts = line->texts;
	size_t count = line->text_count;

	builder_title(
		builder, line->name,
		builder_and(builder, standing(line->kind), WORDS_BETWEEN,
			    words_count(builder, line->role_count, "role")));
	builder_text(builder, line->summary);
	builder_field(builder, "Also", line->also_called);
	builder_field(builder, "Clients", line->clients);
	builder_field(builder, "Delivers", line->deliverables);
	builder_field(builder, "Study", line->study_fields);
	builder_field(builder, "Tools", line->tools);
	builder_field(builder, "Kind", origin(line->kind));
	parts_texts(builder, "For example", "example", texts, count);
	parts_texts(builder, "A day", "day", texts, count);
	parts_roles(builder, "Roles", line->roles, line->role_count,
		    PARTS_BY_LEVEL);
	parts_texts(builder, "The ladder", "ladder", texts, count);
}

static void page_specialization_build(struct builder *builder,
				      const struct rungs_specialization *line)
{
	const struct rungs_text *texts = line->texts;
	size_t count = line->text_count;

	head(builder, line);
	flows_section(builder, line->flows, line->flow_count);
	builder_refs(builder, "Skills asked most", RUNGS_SKILL, line->skills,
		     line->skill_count);
	parts_texts(builder, "What to study", "study", texts, count);
	builder_refs(builder, "Areas of study that lead here", RUNGS_AREA,
		     line->areas.at, line->areas.count);
	builder_refs(builder, "Certifications", RUNGS_CERTIFICATION,
		     line->certifications.at, line->certifications.count);
	parts_texts(builder, "How it is priced", "pricing", texts, count);
	parts_texts(builder, "Downsides", "downside", texts, count);
	parts_texts(builder, "What is changing", "change", texts, count);
	builder_refs(builder, "Its words", RUNGS_TERM, line->terms.at,
		     line->terms.count);
	parts_sources(builder, line->basis.evidence, line->sources.at,
		      line->sources.count);
}

PAGE_OPENER(specialization)

enum rungs_status page_specialization_open_head(struct builder *builder,
						struct rungs_atlas *atlas,
						const char *id,
						struct rungs_error *error)
{
	struct rungs_specialization line;
	enum rungs_status status =
		rungs_specialization_head(atlas, id, &line, error);

	if (status != RUNGS_OK)
		return status;
	head(builder, &line);
	rungs_specialization_release(&line);
	return RUNGS_OK;
}
