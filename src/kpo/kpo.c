#include <stdint.h>

#include <rungs/atlas.h>

extern const unsigned char rungs_kpo[] __attribute__((visibility("hidden")));
extern const uint64_t rungs_kpo_size __attribute__((visibility("hidden")));

enum rungs_status rungs_atlas_open_kpo(struct rungs_atlas **out,
				       struct rungs_error *error)
{
	return rungs_atlas_open_image(out, rungs_kpo, (size_t)rungs_kpo_size,
				      error);
}
