#pragma once
/// What the journal must do on every engine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "support/journal_school.h"

namespace vestnik::tests {

/// An empty database of the engine; nullptr: a file of the school's own.
using MakeDatabase = std::unique_ptr<Database> (*)();

class JournalConformance : public ::testing::TestWithParam<MakeDatabase> {
 protected:
  static std::unique_ptr<JournalSchool> school_of(std::string_view code) {
    return std::make_unique<JournalSchool>(code, GetParam()());
  }
  JournalSchool& school() {
    if (!school_) school_ = school_of("syzran");
    return *school_;
  }

 private:
  std::unique_ptr<JournalSchool> school_;
};

}  // namespace vestnik::tests
