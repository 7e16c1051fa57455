#ifndef QUOTH_UI_THEMES_H
#define QUOTH_UI_THEMES_H

/*
 * The themes to choose from, in a box over the article, which shows at once how
 * the selected one looks. Leaving without Enter brings the old one back.
 */

#include "ui/view.h"

View *themes_new(const Ui *ui);

#endif
