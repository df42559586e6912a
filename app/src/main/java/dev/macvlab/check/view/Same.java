package dev.macvlab.check.view;

import java.util.List;

/** Comparing lists by the identity of what is in them, which is quick however deep it is. */
final class Same {
    private Same() {}

    static boolean items(List<?> some, List<?> others) {
        if (some == others) {
            return true;
        }
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
