package dev.macvlab.desktop.canvas;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Says in the user's language what is written here in English. */
@FunctionalInterface
public interface Words {
    /** As it is written. */
    Words ENGLISH = english -> english;

    /** The sentence in the user's language. */
    String say(String english);

    /** A list with commas, each part by itself. */
    default String list(String english) {
        return Arrays.stream(english.split(", ")).map(this::say).collect(Collectors.joining(", "));
    }
}
