"""One year beside the last: what is carried, compared, alike."""
