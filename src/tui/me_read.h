/* What a line that was typed says of a record. */
#ifndef RUNGS_ME_READ_H
#define RUNGS_ME_READ_H

#include <rungs/profile.h>

/* Its name, with a level behind that of a language, which is taken off the
 * text; the record borrows the text, and an id that is written to id. */
void me_read_name(struct rungs_record *record, char *text, char *id,
		  size_t size);

/* False if that is no number of years; the record then stays as it is. */
bool me_read_years(struct rungs_record *record, const char *text);

#endif
