#include "vfs.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seal.h"

#define NAME "rungs"
#define WAL_AT 18 /* two bytes of the file format, 2 in write-ahead-log mode */

struct file {
	sqlite3_file base;
	int fd;
	struct seal seal;
};

/* What vfs_open hands to open_file, which SQLite calls. */
static _Thread_local int *opened;

static int close_file(sqlite3_file *base)
{
	struct file *file = (struct file *)base;

	close(file->fd);
	seal_release(&file->seal);
	return SQLITE_OK;
}

/* What is missing at the end is zeroed. */
static int read_bytes(int fd, void *out, size_t size, off_t offset)
{
	while (size > 0) {
		ssize_t got = pread(fd, out, size, offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return SQLITE_IOERR_READ;
		if (got == 0) {
			memset(out, 0, size);
			return SQLITE_IOERR_SHORT_READ;
		}
		out = (char *)out + got;
		offset += got;
		size -= (size_t)got;
	}
	return SQLITE_OK;
}

static int read_blocks(const struct file *file, void *out, size_t block,
		       size_t count)
{
	const char *bytes = out;
	int code = read_bytes(file->fd, out, count * SEAL_BLOCK,
			      (off_t)(block * SEAL_BLOCK));

	if (code == SQLITE_IOERR_SHORT_READ)
		return SQLITE_IOERR_DATA;
	for (size_t i = 0; i < count && code == SQLITE_OK; i++)
		if (!seal_holds(&file->seal, block + i, bytes + i * SEAL_BLOCK))
			code = SQLITE_IOERR_DATA;
	return code;
}

/* Reads from the offset to the end of a block, or to that of many; *size is
 * then how much it was. */
static int read_some(const struct file *file, void *out, size_t *size,
		     size_t offset)
{
	size_t block = offset / SEAL_BLOCK, from = offset % SEAL_BLOCK;
	size_t left = file->seal.count - block, count = *size / SEAL_BLOCK;
	unsigned char bytes[SEAL_BLOCK];
	int code;

	if (from == 0 && count > 0) {
		count = count < left ? count : left;
		*size = count * SEAL_BLOCK;
		return read_blocks(file, out, block, count);
	}
	if (*size > SEAL_BLOCK - from)
		*size = SEAL_BLOCK - from;
	code = read_blocks(file, bytes, block, 1);
	if (code == SQLITE_OK)
		memcpy(out, bytes + from, *size);
	return code;
}

/* What lies behind the blocks is read as it is. */
static int read_sealed(const struct file *file, void *out, size_t size,
		       size_t offset)
{
	while (size > 0 && offset / SEAL_BLOCK < file->seal.count) {
		size_t got = size;
		int code = read_some(file, out, &got, offset);

		if (code != SQLITE_OK)
			return code;
		out = (char *)out + got;
		offset += got;
		size -= got;
	}
	return read_bytes(file->fd, out, size, (off_t)offset);
}

static int read_file(sqlite3_file *base, void *out, int size,
		     sqlite3_int64 offset)
{
	int code = read_sealed((struct file *)base, out, (size_t)size,
			       (size_t)offset);
	char *bytes = out;

	for (int i = WAL_AT; offset == 0 && i < WAL_AT + 2 && i < size; i++)
		if (bytes[i] == 2)
			bytes[i] = 1;
	return code;
}

static int write_nothing(sqlite3_file *file, const void *bytes, int size,
			 sqlite3_int64 offset)
{
	(void)file, (void)bytes, (void)size, (void)offset;
	return SQLITE_READONLY;
}

static int truncate_nothing(sqlite3_file *file, sqlite3_int64 size)
{
	(void)file, (void)size;
	return SQLITE_READONLY;
}

/* Syncs, locks and unlocks. */
static int do_nothing(sqlite3_file *file, int how)
{
	(void)file, (void)how;
	return SQLITE_OK;
}

static int size_of_file(sqlite3_file *base, sqlite3_int64 *out)
{
	struct stat info;

	if (fstat(((struct file *)base)->fd, &info) != 0)
		return SQLITE_IOERR_FSTAT;
	*out = info.st_size;
	return SQLITE_OK;
}

static int is_not_reserved(sqlite3_file *file, int *out)
{
	(void)file;
	*out = 0;
	return SQLITE_OK;
}

static int control_nothing(sqlite3_file *file, int what, void *argument)
{
	(void)file, (void)what, (void)argument;
	return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *file)
{
	(void)file;
	return SEAL_BLOCK;
}

static int characteristics(sqlite3_file *file)
{
	(void)file;
	return SQLITE_IOCAP_IMMUTABLE;
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = close_file,
	.xRead = read_file,
	.xWrite = write_nothing,
	.xTruncate = truncate_nothing,
	.xSync = do_nothing,
	.xFileSize = size_of_file,
	.xLock = do_nothing,
	.xUnlock = do_nothing,
	.xCheckReservedLock = is_not_reserved,
	.xFileControl = control_nothing,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base,
		     int flags, int *out_flags)
{
	struct file *file = (struct file *)base;
	int code;

	(void)vfs, (void)name;
	base->pMethods = NULL;
	if (opened == NULL)
		return SQLITE_CANTOPEN;
	*file = (struct file){.base.pMethods = &methods, .fd = *opened};
	*opened = -1;
	opened = NULL;
	if (out_flags != NULL)
		*out_flags = flags;
	code = seal_read(&file->seal, base);
	if (code == SQLITE_OK || code == SQLITE_NOTFOUND)
		return SQLITE_OK;
	close_file(base);
	base->pMethods = NULL;
	return code;
}

static int delete_nothing(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs, (void)name, (void)sync;
	return SQLITE_IOERR_DELETE;
}

static int has_nothing(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
	(void)vfs, (void)name, (void)flags;
	*out = 0;
	return SQLITE_OK;
}

static int same_name(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
	(void)vfs;
	sqlite3_snprintf(size, out, "%s", name);
	return SQLITE_OK;
}

static int time_now(sqlite3_vfs *vfs, double *out)
{
	sqlite3_vfs *usual = sqlite3_vfs_find(NULL);

	(void)vfs;
	return usual->xCurrentTime(usual, out);
}

/* What SQLite asks only of others is left out: it loads nothing, never waits
 * for a lock and takes chance from the usual one. */
static sqlite3_vfs vfs = {
	.iVersion = 1,
	.szOsFile = sizeof(struct file),
	.mxPathname = 64,
	.zName = NAME,
	.xOpen = open_file,
	.xDelete = delete_nothing,
	.xAccess = has_nothing,
	.xFullPathname = same_name,
	.xCurrentTime = time_now,
};

int vfs_open(sqlite3 **out, int *fd)
{
	int code = sqlite3_vfs_register(&vfs, false);

	*out = NULL;
	if (code != SQLITE_OK)
		return code;
	opened = fd;
	code = sqlite3_open_v2("atlas", out,
			       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX |
				       SQLITE_OPEN_EXRESCODE,
			       NAME);
	opened = NULL;
	return code;
}

bool vfs_is_sealed(sqlite3 *db)
{
	struct file *file = NULL;

	sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	return file != NULL && file->base.pMethods == &methods &&
	       file->seal.count > 0;
}
