/* How SQLite reads an atlas file: by a descriptor that is open already, so that
 * what was checked is what is read, whatever the path names meanwhile.  Every
 * page of a sealed file is held against its seal each time that it is read; if
 * it is another one, SQLite fails with SQLITE_IOERR_DATA.
 *
 * The file counts as one that never changes: nothing is locked, no journal is
 * looked for, and write-ahead-log mode is not heeded. */
#ifndef RUNGS_VFS_H
#define RUNGS_VFS_H

#include <stdbool.h>

#include <sqlite3.h>

/* Opens a connection that reads the file at *fd, which is the connection's from
 * then on: *fd becomes -1.  Fails as sqlite3_open_v2 does, and with
 * SQLITE_IOERR_DATA if the seal itself is damaged. */
int vfs_open(sqlite3 **out, int *fd);

/* Whether the connection reads a sealed file. */
bool vfs_is_sealed(sqlite3 *db);

#endif
