/* db/schema.sql as it stood when the library was built. */
#ifndef RUNGS_SCHEMA_H
#define RUNGS_SCHEMA_H

extern const char rungs_schema[];

/* Its application_id and user_version. */
#define SCHEMA_APPLICATION 1383427687u
#define SCHEMA_VERSION 10

#endif
