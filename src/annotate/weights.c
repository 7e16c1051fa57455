#include "annotate/weights.h"

const Weights weights_learned = {{
#include "annotate/quote_weights.h"
}};
