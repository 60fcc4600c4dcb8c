#include <stdint.h>

#include <rungs/atlas.h>

#include "../core/answers.h"

#define HIDDEN __attribute__((visibility("hidden")))

extern const unsigned char rungs_kpo[] HIDDEN;
extern const uint64_t rungs_kpo_size HIDDEN;
extern const char rungs_kpo_answers[] HIDDEN;
extern const uint64_t rungs_kpo_answers_size HIDDEN;

static struct answers answers;

enum rungs_status rungs_atlas_open_kpo(struct rungs_atlas **out,
				       struct rungs_error *error)
{
	enum rungs_status status = rungs_atlas_open_image(
		out, rungs_kpo, (size_t)rungs_kpo_size, error);

	answers = (struct answers){.at = rungs_kpo_answers,
				   .size = (size_t)rungs_kpo_answers_size};
	if (status != RUNGS_OK)
		return status;
	(*out)->answers = &answers;
	(*out)->pages = rungs_kpo;
	(*out)->pages_size = (size_t)rungs_kpo_size;
	return RUNGS_OK;
}
