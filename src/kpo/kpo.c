#include <rungs/atlas.h>

extern const unsigned char rungs_kpo_begin[]
	__attribute__((visibility("hidden")));
extern const unsigned char rungs_kpo_end[]
	__attribute__((visibility("hidden")));

enum rungs_status rungs_atlas_open_kpo(struct rungs_atlas **out,
				       struct rungs_error *error)
{
	return rungs_atlas_open_image(out, rungs_kpo_begin,
				      (size_t)(rungs_kpo_end - rungs_kpo_begin),
				      error);
}
