#ifndef QUOTH_UI_DOSSIER_H
#define QUOTH_UI_DOSSIER_H

/*
 * The dossier of a person or an organization on the screen: what they are, what
 * they said, what others say of them, with whom they are named, and in which
 * stories. See store/dossier.h.
 */

#include "ui/view.h"

View *dossier_new(Shelf *shelf, EntityKind kind, Str name);

#endif
