package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;

/** A key of a macvlan or macvtap child that belongs to another mode than the child's. */
public enum OtherModesKey implements Rule<ResolvedInterface> {
    NOPROMISC(
            Mode.PASSTHRU,
            "nopromisc-without-passthru",
            "promiscuous",
            "ip-link(8), nopromisc; drivers/net/macvlan.c, macvlan_open()") {
        @Override
        boolean isSet(Macvlan child) {
            return Boolean.FALSE.equals(child.promiscuous());
        }

        @Override
        Edit fix(Macvlan child) {
            return new Edit.Change(Message.of("edit.remove-nopromisc", child.name()), child.withPromiscuous(null));
        }
    },
    SOURCES(
            Mode.SOURCE,
            "sources-without-source-mode",
            "sources",
            "drivers/net/macvlan.c, macvlan_common_newlink(): EINVAL") {
        @Override
        boolean isSet(Macvlan child) {
            return !child.sources().isEmpty();
        }

        @Override
        Edit fix(Macvlan child) {
            return new Edit.Change(Message.of("edit.set-source-mode", child.name()), child.withMode(Mode.SOURCE));
        }
    },
    NODST(Mode.SOURCE, "nodst-without-source-mode", "nodst", "ip-link(8), nodst") {
        @Override
        boolean isSet(Macvlan child) {
            return Boolean.TRUE.equals(child.nodst());
        }

        @Override
        Edit fix(Macvlan child) {
            return new Edit.Change(Message.of("edit.remove-nodst", child.name()), child.withNodst(null));
        }
    };

    private final Mode mode;
    private final String id;
    private final String key;
    private final String about;

    OtherModesKey(Mode mode, String id, String key, String about) {
        this.mode = mode;
        this.id = id;
        this.key = key;
        this.about = about;
    }

    abstract boolean isSet(Macvlan child);

    abstract Edit fix(Macvlan child);

    @Override
    public String id() {
        return id;
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        if (device.itself() instanceof Macvlan child && isSet(child) && child.effectiveMode() != mode) {
            findings.add(
                    device.ref(),
                    key,
                    Message.of(
                            "check." + id, child.name(), child.effectiveMode().word()),
                    fix(child));
        }
    }
}
