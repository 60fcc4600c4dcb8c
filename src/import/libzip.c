#include "libzip.h"

#include <dlfcn.h>
#include <string.h>

/* POSIX lets a pointer to an object hold a function's address. */
static bool find(void *library, const char *name, void *function)
{
	void *address = dlsym(library, name);

	memcpy(function, &address, sizeof(address));
	return address != NULL;
}

bool libzip_load(struct libzip *libzip)
{
	bool whole = true;

	libzip->library = dlopen(LIBZIP_NAME, RTLD_NOW);
	if (libzip->library == NULL)
		return false;
#define FIND(name) whole &= find(libzip->library, #name, &libzip->name);
	LIBZIP_FUNCTIONS(FIND)
#undef FIND
	if (!whole)
		libzip_unload(libzip);
	return whole;
}

void libzip_unload(struct libzip *libzip)
{
	if (libzip->library != NULL)
		dlclose(libzip->library);
	libzip->library = NULL;
}
