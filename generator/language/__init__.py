"""What is known of the language itself: sentences, words, ordinals, punctuation, places, levels, terms."""
