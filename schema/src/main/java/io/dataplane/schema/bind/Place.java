package io.dataplane.schema.bind;

import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Nesting;
import java.util.ArrayList;
import java.util.List;

/// Where in a model record the derivation stands: what that place allows, and its name for messages.
record Place(String name, boolean computed, boolean inList, boolean inSet, boolean allowsBlocks, List<Class<?>> open) {
    static Place top(Class<?> model) {
        return new Place(model.getSimpleName(), false, false, false, true, List.of(model));
    }

    Place at(Class<?> record, String attribute) {
        return new Place(record.getSimpleName() + "." + attribute, computed, inList, inSet, allowsBlocks, open);
    }

    /// Inside `record`, which stands at `here`.
    Place inside(Class<?> record, Place here) {
        here.require(!open.contains(record), "contains itself");
        List<Class<?>> deeper = new ArrayList<>(open);
        deeper.add(record);
        return new Place(name, computed, inList, inSet, allowsBlocks, List.copyOf(deeper));
    }

    Place nested(Component.Nested nested, Mode mode) {
        Place deeper = inside(nested.type(), this);
        boolean set = nested.nesting() == Nesting.SET;
        boolean list = set || nested.nesting() == Nesting.LIST;
        return new Place(name, computed || mode == Mode.COMPUTED, inList || list, inSet || set, false, deeper.open);
    }

    Place block(Component.Nested nested) {
        Place deeper = inside(nested.type(), this);
        return new Place(name, computed, inList || nested.nesting() == Nesting.LIST, inSet, true, deeper.open);
    }

    void require(boolean holds, String mistake) {
        if (!holds) {
            throw mistake(mistake);
        }
    }

    IllegalStateException mistake(String mistake) {
        return new IllegalStateException(name + " " + mistake);
    }
}
