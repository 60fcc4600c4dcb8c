/* What is picked on the way to a route. */
#ifndef RUNGS_ROUTE_OFFERS_H
#define RUNGS_ROUTE_OFFERS_H

#include "picker.h"

enum route_picked { PICK_FROM, PICK_TO, PICK_AVOID, PICK_THROUGH };

extern const struct picker_offer route_offers[PICK_THROUGH + 1];

#endif
