package dev.macvlab.lab.apply;

import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a lab stands on: a sandbox that is all its own, or a machine that has other things too. */
public interface LabTarget {
    /** Reads what the kernel has now. */
    interface Reading {
        /** Everything in the namespaces of the lab. */
        Snapshot read() throws IOException;
    }

    /** What is the lab's in the kernel as it is now. */
    Ownership ownership();

    /** Turns a topology into what the kernel is to have. */
    DesiredState desiredState(Topology topology) throws LabException, IOException;

    /** What is to be there when the lab is gone. */
    default DesiredState nothing(Snapshot found) {
        return DesiredState.EMPTY;
    }

    /** Is told of steps before the first of them is carried out. */
    default void intend(List<Step> steps, Snapshot found) throws IOException {}

    /** Is told of namespaces before they get their names. */
    default void publishing(Map<NamespaceId, NetworkNamespace> unnamed) throws IOException {}

    /** Is told that the lab stands, and was verified. */
    default void stands(Reading reading) throws IOException {}

    /** Is told that the lab is gone. */
    default void gone(Reading reading) throws IOException {}

    /** A sandbox, which the lab has to itself. */
    static LabTarget sandbox(String id) {
        Ownership ownership = Ownership.ofGroup(Ownership.groupOf(id));
        return new LabTarget() {
            @Override
            public Ownership ownership() {
                return ownership;
            }

            @Override
            public DesiredState desiredState(Topology topology) throws LabException {
                return DesiredState.of(topology, id);
            }
        };
    }
}
