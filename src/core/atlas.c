#include <rungs/atlas.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "connection.h"
#include "demand_table.h"
#include "error.h"
#include "graph.h"
#include "header.h"
#include "posting_cache.h"
#include "role_sets.h"
#include "rows.h"
#include "schema.h"

enum rungs_status rungs_atlas_open_image(struct rungs_atlas **out,
					 const void *image, size_t size,
					 struct rungs_error *error)
{
	struct rungs_atlas *atlas;
	enum rungs_status status;

	*out = NULL;
	status = header_check(image, size, "The atlas", error);
	if (status != RUNGS_OK)
		return status;
	atlas = calloc(1, sizeof(*atlas));
	if (atlas == NULL)
		return error_no_memory(error);
	status = connection_open_image(&atlas->db, image, size, 0, error);
	if (status != RUNGS_OK) {
		rungs_atlas_close(atlas);
		return status;
	}
	*out = atlas;
	return RUNGS_OK;
}

bool rungs_atlas_warm(struct rungs_atlas *atlas)
{
	size_t step = atlas->warmed;
	sqlite3_stmt *statement;

	if (step > STATEMENT_COUNT)
		return false;
	if (step < STATEMENT_COUNT)
		connection_statement(atlas, (enum statement)step, &statement,
				     NULL);
	else
		demand_table_warm(atlas);
	atlas->warmed++;
	return true;
}

void rungs_atlas_rest(struct rungs_atlas *atlas)
{
	for (size_t i = 0; i < STATEMENT_COUNT; i++) {
		sqlite3_finalize(atlas->statements[i]);
		atlas->statements[i] = NULL;
	}
	sqlite3_db_release_memory(atlas->db);
	posting_cache_free(atlas->postings);
	role_sets_free(atlas->role_sets);
	graph_free(atlas->graph);
	demand_table_free(atlas->demands);
	atlas->postings = NULL;
	atlas->role_sets = NULL;
	atlas->graph = NULL;
	atlas->demands = NULL;
	atlas->warmed = 0;
}

/* What is not written to is read from its file again after MADV_DONTNEED. */
void rungs_atlas_page_out(struct rungs_atlas *atlas)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t skipped = -(uintptr_t)atlas->pages % page;

	if (atlas->pages_size < skipped + page)
		return;
	madvise((void *)(uintptr_t)(atlas->pages + skipped),
		(atlas->pages_size - skipped) / page * page, MADV_DONTNEED);
}

void rungs_atlas_close(struct rungs_atlas *atlas)
{
	if (atlas == NULL)
		return;
	rungs_atlas_rest(atlas);
	sqlite3_close(atlas->db);
	free(atlas->name);
	free(atlas);
}

int rungs_schema_version(void)
{
	return SCHEMA_VERSION;
}

enum rungs_status rungs_about_get(struct rungs_atlas *atlas,
				  struct rungs_about *out,
				  struct rungs_error *error)
{
	static const struct field fields[] = {
		TEXT(rungs_about, name),
		TEXT(rungs_about, release),
		TEXT(rungs_about, summary),
		INT(rungs_about, schema),
	};
	static const struct field count_fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = SHAPE(rungs_about, fields);
	static const struct shape count_shape = {sizeof(int), 1, count_fields};
	struct reader reader;
	int roles = 0;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	row_read(&reader, STATEMENT_ABOUT, &shape, out, NULL);
	row_read(&reader, STATEMENT_ROLE_COUNT, &count_shape, &roles, NULL);
	out->roles = (size_t)roles;
	out->schema = SCHEMA_VERSION;
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_about_release(struct rungs_about *about)
{
	arena_free(about->memory);
	*about = (struct rungs_about){0};
}
