#include "schema.h"

const char rungs_schema[] = {
#include "schema.inc"
};
