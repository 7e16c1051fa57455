#ifndef QUOTH_BASE_SANITIZED_H
#define QUOTH_BASE_SANITIZED_H

/*
 * SANITIZED: 1 where the program was built with AddressSanitizer, which takes
 * terabytes of address space, makes threads and opens files of its own; 0
 * elsewhere.
 */

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
