// Every promise of the contract compiles by itself: this file includes them all.
#include "ports/plugin.h"
