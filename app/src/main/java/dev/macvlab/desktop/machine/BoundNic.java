package dev.macvlab.desktop.machine;

import dev.macvlab.topology.Nic;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A drawn NIC, and what the user says of it.
 *
 * @param real the machine's NIC that it stands for; null as long as there is none
 * @param mayCut whether what goes through that one may be cut off
 */
record BoundNic(Nic drawn, ObjectProperty<@Nullable Candidate> real, BooleanProperty mayCut) {
    BoundNic(Nic drawn) {
        this(drawn, new SimpleObjectProperty<>(), new SimpleBooleanProperty());
    }

    /** The name of the machine's NIC; empty as long as there is none. */
    String realName() {
        Candidate chosen = real.get();
        return chosen == null ? "" : chosen.nic().name();
    }
}
