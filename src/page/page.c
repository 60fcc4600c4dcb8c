#include "page.h"

#include "families.h"

static page_opener *const openers[RUNGS_KIND_COUNT] = {
	[RUNGS_SPECIALIZATION] = page_specialization_open,
	[RUNGS_TRACK] = page_track_open,
	[RUNGS_LEVEL] = page_level_open,
	[RUNGS_ROLE] = page_role_open,
	[RUNGS_SKILL] = page_skill_open,
	[RUNGS_CERTIFICATION] = page_certification_open,
	[RUNGS_EDUCATION] = page_education_open,
	[RUNGS_TERM] = page_term_open,
	[RUNGS_SOURCE] = page_source_open,
	[RUNGS_CONDITION] = page_condition_open,
	[RUNGS_OCCUPATION] = page_occupation_open,
	[RUNGS_FACT] = page_fact_open,
	[RUNGS_AREA] = page_area_open,
	[RUNGS_STATEMENT] = page_statement_open,
};

/* Of kinds whose pages are long. */
static page_opener *const head_openers[RUNGS_KIND_COUNT] = {
	[RUNGS_SPECIALIZATION] = page_specialization_open_head,
	[RUNGS_ROLE] = page_role_open_head,
};

static enum rungs_status open_with(page_opener *opener, struct page *out,
				   struct rungs_atlas *atlas,
				   enum rungs_kind kind, const char *id,
				   const struct page_elsewhere *elsewhere,
				   size_t most, struct rungs_error *error)
{
	struct builder builder;
	enum rungs_status status;

	builder_begin(&builder, kind, id);
	builder.elsewhere = elsewhere;
	builder.most = most;
	status = opener(&builder, atlas, id, error);
	return builder_finish(&builder, out, status, error);
}

enum rungs_status page_open(struct page *out, struct rungs_atlas *atlas,
			    enum rungs_kind kind, const char *id,
			    const struct page_elsewhere *elsewhere,
			    struct rungs_error *error)
{
	return open_with(openers[kind], out, atlas, kind, id, elsewhere, 0,
			 error);
}

enum rungs_status page_open_head(struct page *out, struct rungs_atlas *atlas,
				 enum rungs_kind kind, const char *id,
				 size_t most, struct rungs_error *error)
{
	page_opener *opener =
		head_openers[kind] != NULL ? head_openers[kind] : openers[kind];

	return open_with(opener, out, atlas, kind, id, NULL, most, error);
}

void page_release(struct page *page)
{
	if (!page)
		return;
	arena_free(page->memory);
	*page = (struct page){.count = 0};
}
