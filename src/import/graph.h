/* The moves of an atlas, packed for those who look for routes. */
#ifndef RUNGS_IMPORT_GRAPH_H
#define RUNGS_IMPORT_GRAPH_H

struct sqlite3;

/* Fills the table move_graph, once SQL can tell the numbers of things.  Returns a
 * code of SQLite. */
int graph_add(struct sqlite3 *db);

#endif
