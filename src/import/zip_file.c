#include "zip_file.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "libzip.h"

#define ENTRIES 10000 /* more than any release has */

/* Tables shrink to a tenth or so, and what is small does no harm. */
#define RATIO 100
#define SMALL ((zip_uint64_t)1 << 20)

struct entry {
	const char *name; /* libzip's */
	zip_uint64_t index;
};

struct zip_file {
	struct libzip libzip;
	zip_t *archive;
	size_t base;         /* bytes of the folders around all files */
	size_t count;        /* of the files */
	struct entry *files; /* by name */
};

static const char *reason_of(int code)
{
	switch (code) {
	case ZIP_ER_NOZIP:
		return "it is no ZIP, or not the whole of one";
	case ZIP_ER_MULTIDISK:
		return "it is but a part of a ZIP";
	case ZIP_ER_READ:
	case ZIP_ER_SEEK:
	case ZIP_ER_OPEN:
		return "its bytes cannot be read";
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
	case ZIP_ER_ENCRNOTSUPP:
		return "it is encrypted";
	case ZIP_ER_COMPNOTSUPP:
		return "it is packed in a way that is not known here";
	case ZIP_ER_EXISTS:
		return "a name stands in it twice";
	default:
		return "the ZIP is damaged";
	}
}

static enum rungs_status refuse(struct rungs_error *error, const char *path,
				const char *reason)
{
	return error_set(error, RUNGS_IO, "The ZIP \"%s\" cannot be read: %s.",
			 path, reason);
}

/* Names ------------------------------------------------------------------ */

static bool is_folder(const char *name)
{
	return name[0] == '\0' || name[strlen(name) - 1] == '/';
}

/* What macOS adds to a ZIP, of which nobody knows. */
static bool is_resource(const char *name)
{
	static const char folder[] = "__MACOSX/";

	return strncmp(name, folder, strlen(folder)) == 0;
}

/* Whether the name would lead out of the folder it was unpacked in, on whatever
 * system. */
static bool leads_out(const char *name)
{
	size_t part = 0;

	if (name[0] == '/' || name[0] == '\\' ||
	    (name[0] != '\0' && name[1] == ':'))
		return true;
	for (size_t i = 0;; i++) {
		if (name[i] != '\0' && name[i] != '/' && name[i] != '\\')
			continue;
		if (i - part == 2 && memcmp(name + part, "..", 2) == 0)
			return true;
		if (name[i] == '\0')
			return false;
		part = i + 1;
	}
}

static int by_name(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;

	return strcmp(one->name, other->name);
}

/* The folders in common of the first name and the last, and so of all. */
static size_t common_folders(const char *first, const char *last)
{
	size_t size = 0;

	for (size_t i = 0; first[i] != '\0' && first[i] == last[i]; i++)
		if (first[i] == '/')
			size = i + 1;
	return size;
}

static enum rungs_status add_entry(struct zip_file *zip, zip_uint64_t index,
				   const char *path, struct rungs_error *error)
{
	zip_stat_t stat;

	if (zip->libzip.zip_stat_index(zip->archive, index, 0, &stat) != 0 ||
	    (stat.valid & ZIP_STAT_NAME) == 0)
		return refuse(error, path, reason_of(ZIP_ER_INCONS));
	if (leads_out(stat.name))
		return error_set(error, RUNGS_IO,
				 "The ZIP \"%s\" is not read: the name \"%s\" "
				 "in it leads out of it.",
				 path, stat.name);
	if (!is_folder(stat.name) && !is_resource(stat.name))
		zip->files[zip->count++] =
			(struct entry){.name = stat.name, .index = index};
	return RUNGS_OK;
}

static enum rungs_status list(struct zip_file *zip, const char *path,
			      struct rungs_error *error)
{
	zip_int64_t count = zip->libzip.zip_get_num_entries(zip->archive, 0);
	enum rungs_status status = RUNGS_OK;

	if (count < 0 || count > ENTRIES)
		return refuse(error, path, "it has too many files");
	zip->files = calloc((size_t)count + 1, sizeof(*zip->files));
	if (zip->files == NULL)
		return error_no_memory(error);
	for (zip_int64_t i = 0; i < count && status == RUNGS_OK; i++)
		status = add_entry(zip, (zip_uint64_t)i, path, error);
	if (status != RUNGS_OK || zip->count == 0)
		return status;
	qsort(zip->files, zip->count, sizeof(*zip->files), by_name);
	for (size_t i = 1; i < zip->count; i++)
		if (by_name(&zip->files[i - 1], &zip->files[i]) == 0)
			return refuse(error, path, reason_of(ZIP_ER_EXISTS));
	zip->base = common_folders(zip->files[0].name,
				   zip->files[zip->count - 1].name);
	return RUNGS_OK;
}

/* Opening ---------------------------------------------------------------- */

static enum rungs_status open_archive(struct zip_file *zip, int fd,
				      const char *path,
				      struct rungs_error *error)
{
	int code = 0;
	struct stat stat;

	if (fstat(fd, &stat) == 0 && stat.st_size > (off_t)SLURP_MAX)
		return refuse(error, path, "it is too large");
	if (!libzip_load(&zip->libzip))
		return refuse(error, path,
			      LIBZIP_NAME " is not installed; unpack it and "
					  "name the folder");
	zip->archive = zip->libzip.zip_fdopen(fd, ZIP_CHECKCONS, &code);
	if (zip->archive == NULL && code == ZIP_ER_MEMORY)
		return error_no_memory(error);
	if (zip->archive == NULL)
		return refuse(error, path, reason_of(code));
	return RUNGS_OK;
}

enum rungs_status zip_file_open(struct zip_file **out, int fd, const char *path,
				struct rungs_error *error)
{
	struct zip_file *zip = calloc(1, sizeof(*zip));
	enum rungs_status status;

	*out = NULL;
	if (zip == NULL) {
		close(fd);
		return error_no_memory(error);
	}
	status = open_archive(zip, fd, path, error);
	if (zip->archive == NULL)
		close(fd);
	if (status == RUNGS_OK)
		status = list(zip, path, error);
	if (status == RUNGS_OK)
		*out = zip;
	else
		zip_file_close(zip);
	return status;
}

void zip_file_close(struct zip_file *zip)
{
	if (zip == NULL)
		return;
	if (zip->archive != NULL)
		zip->libzip.zip_discard(zip->archive);
	libzip_unload(&zip->libzip);
	free(zip->files);
	free(zip);
}

/* Files ------------------------------------------------------------------ */

const char *zip_file_name(const struct zip_file *zip, size_t at)
{
	return at < zip->count ? zip->files[at].name + zip->base : NULL;
}

static const struct entry *find(const struct zip_file *zip, const char *name)
{
	size_t low = 0, high = zip->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(zip_file_name(zip, middle), name);

		if (order == 0)
			return &zip->files[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

size_t zip_file_size(const struct zip_file *zip, const char *name)
{
	const struct entry *entry = find(zip, name);
	zip_stat_t stat;

	if (entry == NULL ||
	    zip->libzip.zip_stat_index(zip->archive, entry->index, 0, &stat) !=
		    0 ||
	    (stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > SLURP_MAX)
		return 0;
	return (size_t)stat.size;
}

static enum slurp_got refused(struct slurp *slurp, const char *reason)
{
	slurp->reason = reason;
	return SLURP_REFUSED;
}

static enum slurp_got judge(struct slurp *slurp, const zip_stat_t *stat)
{
	const zip_uint64_t asked =
		ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;

	if ((stat->valid & asked) != asked)
		return refused(slurp, reason_of(ZIP_ER_INCONS));
	if (stat->encryption_method != ZIP_EM_NONE)
		return refused(slurp, reason_of(ZIP_ER_NOPASSWD));
	if (stat->size > SLURP_MAX)
		return SLURP_TOO_LARGE;
	if (stat->size > SMALL && stat->size / RATIO > stat->comp_size)
		return refused(slurp, "it unpacks to more than a hundred times "
				      "its size");
	return SLURP_READ;
}

/* One byte more is asked for, which must not be there: it is only at the end
 * that libzip compares what was read with the sum of the ZIP. */
static enum slurp_got read_all(struct zip_file *zip, zip_file_t *file,
			       struct slurp *slurp, size_t size)
{
	slurp->bytes = malloc(size + 1);
	if (slurp->bytes == NULL)
		return SLURP_NO_MEMORY;
	while (slurp->size <= size) {
		zip_int64_t got =
			zip->libzip.zip_fread(file, slurp->bytes + slurp->size,
					      size + 1 - slurp->size);

		if (got < 0)
			break;
		if (got == 0 && slurp->size == size)
			return SLURP_READ;
		if (got == 0)
			break;
		slurp->size += (size_t)got;
	}
	return refused(slurp, reason_of(ZIP_ER_INCONS));
}

static enum slurp_got read_entry(struct zip_file *zip, struct slurp *slurp,
				 zip_uint64_t index, size_t size)
{
	zip_file_t *file = zip->libzip.zip_fopen_index(zip->archive, index, 0);
	enum slurp_got got;

	if (file == NULL)
		return refused(
			slurp,
			reason_of(zip->libzip.zip_error_code_zip(
				zip->libzip.zip_get_error(zip->archive))));
	got = read_all(zip, file, slurp, size);
	zip->libzip.zip_fclose(file);
	return got;
}

enum slurp_got zip_file_slurp(struct zip_file *zip, struct slurp *slurp,
			      const char *name)
{
	const struct entry *entry = find(zip, name);
	enum slurp_got got;
	zip_stat_t stat;

	memset(slurp, 0, sizeof(*slurp));
	if (entry == NULL)
		return SLURP_MISSING;
	if (zip->libzip.zip_stat_index(zip->archive, entry->index, 0, &stat) !=
	    0)
		return refused(slurp, reason_of(ZIP_ER_INCONS));
	got = judge(slurp, &stat);
	if (got == SLURP_READ)
		got = read_entry(zip, slurp, entry->index, (size_t)stat.size);
	if (got != SLURP_READ)
		slurp_release(slurp);
	return got;
}
