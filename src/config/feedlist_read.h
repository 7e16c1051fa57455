#ifndef QUOTH_CONFIG_FEEDLIST_READ_H
#define QUOTH_CONFIG_FEEDLIST_READ_H

/*
 * From the tree of a feeds.yaml to a FeedList, and back to the tree: which node
 * each feed and folder was made of, for who changes the file (feedlist_edit.c).
 * Everybody else reads by feedlist.h, where the file's shape is told.
 */

#include "config/yaml.h"
#include "model/feedlist.h"

/* Their keys, one for each setting of a feed. */
#define FEED_KEY_LIST(X) \
	X(url, "url") \
	X(title, "title") \
	X(tags, "tags") \
	X(user_agent, "user-agent") \
	X(headers, "headers") \
	X(user, "user") \
	X(password_command, "password-command") \
	X(proxy, "proxy") \
	X(every, "every") \
	X(full_text, "full-text") \
	X(keep_days, "keep-days")

typedef LIST_OF(const YamlNode *) YamlNodeList;

typedef struct {
	const YamlNode *root;
	YamlNodeList feeds;   /* of each feed: its address or its map */
	YamlNodeList folders; /* of each folder: its map; of the top: NULL */
	Map doubled;          /* feedlist_key() of those that stand there twice */
} FeedListNodes;

/* nodes may be NULL. False with file and line in err, and *list as it was. */
bool feedlist_read(Arena *arena, const YamlNode *root, Str file, FeedList *list,
    FeedListNodes *nodes, Err *err);

/* The list of nodes that stands in a folder; NULL where it is empty. */
const YamlNode *feedlist_nodes_in(const FeedListNodes *nodes, uint32_t folder);

#endif
