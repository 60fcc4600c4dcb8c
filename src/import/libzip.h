/* The functions of libzip that are used.  They are loaded when a ZIP is there
 * to be read, for libzip brings a library of cryptography along, with which
 * every start of the program would take twice as long. */
#ifndef RUNGS_LIBZIP_H
#define RUNGS_LIBZIP_H

#include <stdbool.h>

#include <zip.h>

#define LIBZIP_FUNCTIONS(F)                                                    \
	F(zip_fdopen)                                                          \
	F(zip_discard)                                                         \
	F(zip_get_num_entries)                                                 \
	F(zip_stat_index)                                                      \
	F(zip_get_error)                                                       \
	F(zip_error_code_zip)                                                  \
	F(zip_fopen_index)                                                     \
	F(zip_fread)                                                           \
	F(zip_fclose)

struct libzip {
	void *library;
#define LIBZIP_FUNCTION(name) __typeof__(&(name)) name;
	LIBZIP_FUNCTIONS(LIBZIP_FUNCTION)
#undef LIBZIP_FUNCTION
};

/* False if the libzip that the program was built with is not there. */
bool libzip_load(struct libzip *libzip);

/* One that was not loaded is fine. */
void libzip_unload(struct libzip *libzip);

#endif
