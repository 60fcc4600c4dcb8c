#include <rungs/fit.h>

#include <stdlib.h>
#include <string.h>

#include "../page/page_fit.h"
#include "fit.h"
#include "json.h"
#include "print.h"
#include "rows.h"

void fit_put_brief(json_t **out, const struct rungs_fit_brief *brief)
{
	json_put(out, "band", json_text(rungs_band_word(brief->band)));
	json_put(out, "points", json_integer(brief->points));
	json_put(out, "most", json_integer(brief->most));
	json_put(out, "gap", json_integer(brief->gap));
	json_put(out, "asked", json_integer(brief->asked));
	json_put(out, "education_short", json_boolean(brief->education_short));
	json_put(out, "years_short", json_integer(brief->years_short));
	json_put(out, "unwanted", json_boolean(brief->unwanted));
}

static json_t *degree(const struct rungs_ref *ref)
{
	return ref->id != NULL ? json_text(ref->id) : json_null();
}

static json_t *row_json(const struct rungs_fit_row *row)
{
	bool degrees = row->kind == RUNGS_EDUCATION;
	json_t *out = json_object();

	json_put(&out, "kind",
		 json_text(row->kind == RUNGS_LEVEL
				   ? "years"
				   : rungs_kind_singular(row->kind)));
	json_put(&out, "requirement", json_ref(&row->requirement));
	json_put(&out, "must", json_boolean(row->must));
	json_put(&out, "needs",
		 degrees ? degree(&row->needs_degree) : json_whole(row->needs));
	json_put(&out, "has",
		 degrees ? degree(&row->has_degree) : json_whole(row->has));
	json_put(&out, "met", json_boolean(row->met));
	json_put(&out, "points", json_integer(row->points));
	json_put(&out, "most", json_integer(row->most));
	json_put(&out, "from", json_text(row->from));
	json_put(&out, "spoken", json_boolean(row->spoken));
	return out;
}

json_t *fit_rows_json(size_t count, const struct rungs_fit_row *rows)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, row_json(&rows[i]));
	return out;
}

static int one_json(struct invocation *call, const struct rungs_fit *fit)
{
	json_t *out = json_answer(call), *one = json_brief(&fit->brief.role);
	json_t *reasons = json_array();

	fit_put_brief(&one, &fit->brief);
	for (size_t i = 0; i < fit->reason_count; i++)
		json_push(&reasons, json_text(fit->reasons[i]));
	json_put(&one, "reasons", reasons);
	json_put(&one, "rows", fit_rows_json(fit->row_count, fit->rows));
	json_put(&one, "better",
		 fit->change_count > 0 ? json_text(rungs_band_word(fit->better))
				       : json_null());
	json_put(&one, "changes",
		 fit_rows_json(fit->change_count, fit->changes));
	json_put(&one, "not_wanted", json_refs(&fit->unwanted));
	json_put(&out, "fit", one);
	return json_finish(call, out, false, EXIT_DONE);
}

static int one_role(struct invocation *call, struct rungs_atlas *atlas,
		    const struct rungs_records *profile)
{
	struct rungs_things found;
	struct rungs_thing role;
	struct rungs_fit fit;
	struct rungs_error error = {0};
	struct page page;
	int status = find_of_kinds(call, atlas, call->operands[0],
				   1u << RUNGS_ROLE, &found, &role);

	if (status != EXIT_DONE)
		return status;
	if (rungs_fit_get(atlas, profile, role.id, &fit, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (call->value[OPTION_JSON] != NULL) {
		status = one_json(call, &fit);
	} else if (page_open_fit(&page, &fit, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else {
		status = print_page(call, &page);
		page_release(&page);
	}
	rungs_fit_release(&fit);
	rungs_things_release(&found);
	return status;
}

/* A list with its bands, and beside each role what is short in a word. */
static struct row fit_row(const void *source, size_t n)
{
	const struct rungs_fit_brief *fit =
		&((const struct rungs_fits *)source)->at[n];
	const char *why = fit->unwanted          ? "not wanted"
			  : fit->education_short ? "education short"
			  : fit->years_short > 0 ? "years short"
						 : NULL;

	return (struct row){.id = fit->role.id,
			    .name = fit->role.title,
			    .group = rungs_band_word(fit->band),
			    .more = {fit->role.level.name, why}};
}

static int all_json(struct invocation *call, const struct rungs_fits *fits,
		    size_t count)
{
	json_t *out = json_answer(call), *roles = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *one = json_brief(&fits->at[i].role);

		fit_put_brief(&one, &fits->at[i]);
		json_push(&roles, one);
	}
	json_put(&out, "roles", roles);
	return json_finish(call, out, false,
			   count > 0 ? EXIT_DONE : EXIT_NOTHING);
}

static int all_roles(struct invocation *call, struct rungs_atlas *atlas,
		     const struct rungs_records *profile)
{
	char *query = operands_joined(call);
	struct rungs_fits fits;
	struct rungs_error error = {0};
	enum rungs_status got;
	int status = EXIT_DONE;

	if (query == NULL) {
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	got = rungs_fits_get(atlas, profile, query, 0, &fits, &error);
	free(query);
	if (got != RUNGS_OK)
		return complain_of(call, &error);
	if (fits.note != NULL && fits.count > 0)
		complain(call, "%s", fits.note);
	size_t limit = number_option(call, OPTION_LIMIT, fits.count);
	struct rows rows = {.count = limit < fits.count ? limit : fits.count,
			    .at = fit_row,
			    .source = &fits};
	if (call->value[OPTION_JSON] != NULL) {
		status = all_json(call, &fits, rows.count);
	} else if (fits.count == 0) {
		complain(call, "%s",
			 fits.note != NULL ? fits.note
					   : "There are no such roles.");
		status = EXIT_NOTHING;
	} else {
		rows_put(call, &rows);
		if (profile->count == 0)
			complain(call, "Your profile says nothing yet; 'rungs "
				       "me start' asks about you.");
	}
	rungs_fits_release(&fits);
	return status;
}

int run_fit(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_records profile = {0};
	bool one = call->operand_count == 1 &&
		   strchr(call->operands[0], ':') == NULL;
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	if (call->value[OPTION_PROFILES] != NULL) {
		status = fit_team(call, atlas);
		rungs_atlas_close(atlas);
		return status;
	}
	status = profile_in_use(call, &profile);
	if (status == EXIT_DONE)
		status = one ? one_role(call, atlas, &profile)
			     : all_roles(call, atlas, &profile);
	rungs_records_release(&profile);
	rungs_atlas_close(atlas);
	return status;
}
