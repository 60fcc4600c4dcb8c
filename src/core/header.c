#include "header.h"

#include <stdint.h>
#include <string.h>

#include "error.h"
#include "schema.h"

/* Offsets of the SQLite file format, section 1.3. */
#define USER_VERSION_AT 60
#define APPLICATION_ID_AT 68

static uint32_t big_endian(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

enum rungs_status header_check(const void *image, size_t size, const char *name,
			       struct rungs_error *error)
{
	static const char magic[16] = "SQLite format 3";
	const unsigned char *bytes = image;
	uint32_t version;

	if (size == 0)
		return error_set(error, RUNGS_NOT_ATLAS, "%s is empty.", name);
	if (size < sizeof(magic) || memcmp(bytes, magic, sizeof(magic)) != 0)
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is not an atlas: it is no SQLite file.",
				 name);
	if (size < 512)
		return error_set(error, RUNGS_DAMAGED, "%s is cut short.",
				 name);
	if (big_endian(bytes + APPLICATION_ID_AT) != SCHEMA_APPLICATION)
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is not an atlas: it is another program's "
				 "SQLite file.",
				 name);
	version = big_endian(bytes + USER_VERSION_AT);
	if (version > SCHEMA_VERSION)
		return error_set(error, RUNGS_NEWER,
				 "%s has tables of version %u and this "
				 "program reads up to %d; a newer rungs opens "
				 "it.",
				 name, (unsigned)version, SCHEMA_VERSION);
	if (version < SCHEMA_VERSION)
		return error_set(error, RUNGS_DAMAGED,
				 "%s has tables of the older version %u; make "
				 "it anew with rungs compile.",
				 name, (unsigned)version);
	return RUNGS_OK;
}
