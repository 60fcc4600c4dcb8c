#include "page.h"

#include "families.h"

static page_opener *const openers[RUNGS_KIND_COUNT] = {
	[RUNGS_ROLE] = page_role_open,
};

enum rungs_status page_open(struct page *out, struct rungs_atlas *atlas,
			    enum rungs_kind kind, const char *id,
			    struct rungs_error *error)
{
	struct builder builder;
	enum rungs_status status;

	builder_begin(&builder, kind, id);
	status = openers[kind](&builder, atlas, id, error);
	return builder_finish(&builder, out, status, error);
}

void page_release(struct page *page)
{
	if (!page)
		return;
	arena_free(page->memory);
	*page = (struct page){.count = 0};
}
